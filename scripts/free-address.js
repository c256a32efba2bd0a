import { createServer } from 'node:net'

/**
 * Ends the process with a clear line where something else serves at the address already, or nobody may: Next's own words are
 * a stack, and a web process that is started again and again would repeat them.
 * @param {{ host: string, port: string }} where
 */
export async function requireFreeAddress({ host, port }) {
  const code = await listenOnce(host, port)
  if (code === null) return
  console.error(`Shipshape did not start: ${remedyOf(code, host, port)}`)
  process.exit(1)
}

function remedyOf(code, host, port) {
  if (code === 'EADDRINUSE') {
    return `another process uses port ${port} of ${host}. Stop it, or set PORT to a free one: PORT=${Number(port) + 1} npm start`
  }
  if (code === 'EACCES') return `this user may not use port ${port}. Set PORT to one from 1024 to 65535.`
  if (code === 'ERR_SOCKET_BAD_PORT') return `PORT is "${port}"; it needs a number from 1 to 65535.`
  return `nothing can listen at ${host}, port ${port} (${code}). Set HOST and PORT to an address of this machine.`
}

/** @returns {Promise<string | null>} the code of what went wrong */
function listenOnce(host, port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    try {
      probe.listen({ host, port: Number(port) }, () => probe.close(() => resolve(null)))
    } catch (error) {
      resolve(error.code)
    }
  })
}
