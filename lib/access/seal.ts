import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What hangs on the server's secret: digests of what browsers and machines hold, and what a browser carries unread. */
export type Seal = {
  /** What is kept of a secret that was given away; a new server secret makes all of them worthless. */
  digest(text: string): string
  seal(text: string): string
  /** Null where it is not ours, or was changed. */
  open(sealed: string): string | null
}

export function makeSeal(secret: string): Seal {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `shipshape ${use}`, 32))
  const digestKey = keyFor('digest')
  const sealKey = keyFor('seal')
  return {
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('base64url'),
    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(given) {
      const bytes = Buffer.from(given, 'base64url')
      if (bytes.length < 28) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** A secret that nobody guesses. */
export const newSecret = () => randomBytes(32).toString('base64url')
