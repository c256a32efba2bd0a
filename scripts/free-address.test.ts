import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'

const tried = (port: string, host = '127.0.0.1') =>
  spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { requireFreeAddress } from './scripts/free-address.js'; await requireFreeAddress(${JSON.stringify({ host, port })})`,
  ])

test('a port that is taken, and one that is none, stop the start in a sentence that names the variable', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const inUse = tried(port)
  await new Promise((resolve) => taken.close(resolve))
  expect([inUse.status, String(inUse.stderr)]).toEqual([1, expect.stringMatching(`^Shipshape.*port ${port}.*PORT=`)])
  const none = tried('70000')
  expect([none.status, String(none.stderr)]).toEqual([1, expect.stringMatching(/PORT is "70000".*1 to 65535/)])
  expect([tried(port).status, String(tried(port).stderr)]).toEqual([0, ''])
})
