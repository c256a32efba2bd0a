import type { OidcSettings } from '@/lib/env'
import { type Access, higher } from './asker'
import type { OidcClaims } from './oidc'

export type Refusal = 'unverified' | 'no-email' | 'domain' | 'no-access'

/** Whether somebody whom the provider knows may enter, and with which access: the highest that one of their groups gives. */
export function oidcEntry(claims: OidcClaims, { access, domains }: OidcSettings): { access: Access } | Refusal {
  if (claims.email === null) return 'no-email'
  if (claims.emailVerified === false) return 'unverified'
  if (domains !== null) {
    if (claims.emailVerified !== true) return 'unverified'
    if (!domains.includes(claims.email.slice(claims.email.lastIndexOf('@') + 1))) return 'domain'
  }
  const given = access.filter(({ group }) => group === '*' || claims.groups.includes(group)).map((each) => each.access)
  const [first, ...others] = given
  return first === undefined ? 'no-access' : { access: others.reduce(higher, first) }
}

/** Whether anybody can become an admin by the provider: then nobody needs a set-up link. */
export function makesAdmin(oidc: OidcSettings | null): boolean {
  return oidc?.access.some(({ access }) => access === 'admin') ?? false
}
