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
