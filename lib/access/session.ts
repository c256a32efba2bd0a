import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a session cookie says, signed and not secret. Times in ms since the epoch. */
export type Session = { actor: string; expires: number }

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The cookie's value: who and until when, in the clear, and a signature over both. */
export function sealSession(key: Buffer, { actor, expires }: Session): string {
  const said = `${Buffer.from(actor).toString('base64url')}.${expires}`
  return `${said}.${mac(key, said).toString('base64url')}`
}

/** The session of a cookie's value; null where it is not ours, was changed, or is over. */
export function openSession(key: Buffer, value: string, now: number): Session | null {
  const [actor = '', expires = '', signature = ''] = value.split('.')
  const expected = mac(key, `${actor}.${expires}`)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  if (Number(expires) <= now) return null
  return { actor: Buffer.from(actor, 'base64url').toString(), expires: Number(expires) }
}
