import type { IncomingMessage } from 'node:http'

/** Where a request came from, as our own socket saw it: set by the guard of the server, whatever a client sends. */
export const addressHeader = 'x-shipshape-address'

/**
 * The address that counts: what the n-th proxy from here (n = `trustedProxies`) says it was reached from, or whoever is at
 * the other end of the socket.
 * @param forwarded `X-Forwarded-For`, whose right end was written last
 */
export function clientAddress(socket: string, forwarded: string | null, trustedProxies: number): string {
  if (trustedProxies === 0 || forwarded === null) return bare(socket)
  const told = forwarded.split(',').map((each) => each.trim())
  return bare(told.at(-trustedProxies) || socket)
}

/** The address that counts of a request, as its socket got it. */
export function requestAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
) {
  const forwarded = headers['x-forwarded-for']
  const told = typeof forwarded === 'string' ? forwarded : null
  return clientAddress(socket.remoteAddress ?? '', told, trustedProxies)
}

/** An IPv4 address as it is, however the socket writes it; never longer than an address is. */
const bare = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64)
