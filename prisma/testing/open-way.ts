import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a Postgres server that can be cut off, as a server that restarts is, or fall silent, as a network may. */
export type Way = { url: string; cut: () => Promise<void>; hush: () => void }

/** Opens a way of its own to the server of a database's address. */
export async function openWay(databaseUrl: string): Promise<Way> {
  const to = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let isSilent = false
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    return socket
  }
  const server = createServer((from) => {
    keep(from)
    if (isSilent) return
    const onward = keep(connect(Number(to.port), to.hostname))
    from.pipe(onward).pipe(from)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${portOf(server.address())}`
  const endAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve))
      endAll()
      await closed
    },
    hush() {
      isSilent = true
      endAll()
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The way has no port.')
  return address.port
}
