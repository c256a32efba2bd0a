import type { Env } from '@/lib/env'

/** Where the server can be found: by its own address, by any loopback name of its port, and by its public address. */
export type ServedAddress = Pick<Env, 'host' | 'port' | 'publicUrl'>

/** The address people use, an origin. */
export function originOf({ host, port, publicUrl }: ServedAddress): string {
  if (publicUrl !== null) return publicUrl
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  return new URL(`http://${bare.includes(':') ? `[${bare}]` : bare}:${port}`).origin
}

/**
 * Whether a `Host` header names this server. A page of another name that resolves to 127.0.0.1 (DNS rebinding) sends that
 * other name.
 */
export function isServedHost(address: ServedAddress, host: string | null): boolean {
  if (host === null) return false
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const own = [originOf({ ...address, publicUrl: null }), ...names.map((name) => `http://${name}:${address.port}`)]
  const hosts = own.flatMap((origin) => [new URL(origin).host, `${new URL(origin).hostname}:${address.port}`])
  if (address.publicUrl !== null) hosts.push(new URL(address.publicUrl).host)
  return hosts.includes(host.toLowerCase())
}

/**
 * Whether a request comes from a page of this server, or from no page at all. Every browser sends `Origin` with a write;
 * a tool that holds the cookie sends neither header.
 */
export function isOwnOrigin(address: ServedAddress, headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return ['same-origin', 'none', null].includes(headers.get('sec-fetch-site'))
  if (origin === address.publicUrl) return true
  // Under the public address only its own scheme is ours: a page of http:// is not one of https://.
  const host = headers.get('host')?.toLowerCase()
  if (address.publicUrl !== null && host === new URL(address.publicUrl).host) return false
  return origin.toLowerCase() === `http://${host}`
}
