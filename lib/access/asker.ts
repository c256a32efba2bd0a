import type { Access } from '@/lib/contracts/contract'

export type Role = Exclude<Access, 'public'>

/** Who asks. `session`: a browser's cookie, sent along whichever page started the request; `token`: sent on purpose. */
export type Asker = { actor: string; role: Role; by: 'session' | 'token' }

const ranks: Record<Access, number> = { public: 0, read: 1, edit: 2, admin: 3 }

/** Whether a role is enough for what a contract declares. */
export function mayUse(role: Role, access: Access): boolean {
  return ranks[role] >= ranks[access]
}
