import type { Access as Declared } from '@/lib/contracts/contract'

/** What a person or a token may do. */
export type Access = Exclude<Declared, 'public'>

/** Who asks. `session`: a browser's cookie, sent along whichever page started the request; `token`: sent on purpose. */
export type Asker = {
  /** `person:<email>`, `token:<name>` or `sandbox`, as history keeps it. */
  actor: string
  name: string
  email: string | null
  access: Access
  by: 'session' | 'token'
  /** When the session or the token ends, ISO 8601; null: never by itself. */
  expiresAt: string | null
  /** Of a person who signed in. */
  personId: string | null
  /** Of a browser. */
  sessionId: string | null
}

const ranks: Record<Declared, number> = { public: 0, read: 1, edit: 2, admin: 3 }

/** Whether an access is enough for what a contract or a page declares. */
export function mayUse(given: Access, declared: Declared): boolean {
  return ranks[given] >= ranks[declared]
}

/** The higher of two. */
export function higher(one: Access, other: Access): Access {
  return mayUse(one, other) ? one : other
}
