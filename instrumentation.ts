import type { ThreadTask } from '@/lib/reading/threads'

/**
 * Guards the socket and boots the server's long-lived parts before the first request; a boot that fails ends the process
 * with one line.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { guardNext } = await import('@/lib/http/guard-server')
  guardNext()
  const { bootServer } = await import('@/lib/boot/boot-server')
  await bootServer()
}

/** What a reading thread runs for each text; nothing of the server is booted there. */
export async function readInThread({ name, input, started }: ThreadTask) {
  const { runJob } = await import('@/lib/reading/run-job')
  started.postMessage('started')
  return runJob(name, input)
}
