import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's scrypt parameters (N = 2^15, r = 8, p = 3): 32 MiB for as long as it takes. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const keyLength = 32

/** What is kept of a password: salt and digest. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await digestOf(password, salt)).toString('base64url')}`
}

/** Whether it is the password; takes as long where there is none, which says nothing about who exists. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, salt = '', digest = ''] = (kept ?? '').split('$')
  const expected = Buffer.from(digest, 'base64url')
  const given = await digestOf(password, Buffer.from(salt, 'base64url'))
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function digestOf(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same text typed on two machines may be composed in two ways.
    scrypt(password.normalize('NFKC'), salt, keyLength, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
