import { randomBytes } from 'node:crypto'

const lifetimeMs = 60 * 60 * 1000

/** A code that opens the door once, within an hour of being made. */
export type SignInCode = { readonly value: string; redeem(value: string): boolean }

export function makeSignInCode(now: () => number): SignInCode {
  const value = randomBytes(24).toString('base64url')
  const expires = now() + lifetimeMs
  let used = false
  return {
    value,
    redeem(given) {
      if (used || given !== value || now() >= expires) return false
      used = true
      return true
    },
  }
}
