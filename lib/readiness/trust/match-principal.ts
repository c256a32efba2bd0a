import { type Identity, parseIdentity } from '@/lib/registry/identity'
import type { Statement } from '../facts/policy-document'
import { type Answer, no, unknown, yes } from './answer'
import { listOf } from './one-or-many'
import { principalName, type TrustPrincipal } from './principal'

type Element = NonNullable<Statement['Principal']>

/**
 * Whether a statement speaks of the principal, by its Principal or NotPrincipal element. `unknown` where it does so only
 * for some sessions, or where naming the account leaves the decision to the identity's own policies.
 */
export function matchPrincipal(statement: Statement, principal: TrustPrincipal): Answer {
  const { Principal, NotPrincipal, Effect } = statement
  if (Principal !== undefined) return matchElement(Principal, principal, Effect === 'Allow')
  if (NotPrincipal !== undefined) return matchNotPrincipal(NotPrincipal, principal)
  return no('it has no Principal')
}

/** Whether the element names everybody: `"*"` or `{"AWS": "*"}`, which AWS reads alike. */
export function namesEveryone(element: Element | undefined): boolean {
  if (typeof element === 'string') return element === '*'
  return listOf(element?.AWS).includes('*')
}

function matchElement(element: Element, principal: TrustPrincipal, isAllow: boolean): Answer {
  const name = principalName(principal)
  if (namesEveryone(element)) return yes('its Principal is "*": anyone')
  if (typeof element === 'string') return no(`it does not name ${name}`)
  if (principal.kind === 'service') return matchService(listOf(element.Service), principal.service)
  return matchIdentity(listOf(element.AWS), principal, isAllow)
}

/** Service principals are compared letter by letter: case counts. */
function matchService(services: readonly string[], service: string): Answer {
  if (services.includes(service)) return yes(`it names ${service}`)
  return services.includes('*') ? yes('it names every service') : no(`it does not name ${service}`)
}

function matchIdentity(entries: readonly string[], identity: Identity, isAllow: boolean): Answer {
  const answers = entries.map((entry) => matchEntry(entry, identity))
  if (answers.includes('identity')) return yes(`it names ${identity.arn}`)
  if (answers.includes('account')) {
    if (!isAllow || identity.type === 'root') return yes(`it names the whole account ${identity.accountId}`)
    return unknown(
      `it trusts the whole account ${identity.accountId}, so the identity's own policies must allow sts:AssumeRole too`,
    )
  }
  if (answers.includes('session')) return unknown('it names one session of the role, not the role')
  return no(`it does not name ${identity.arn}`)
}

/** How one entry of `Principal.AWS` speaks of an identity. A deleted principal's unique id (AROA…) matches nobody. */
function matchEntry(entry: string, identity: Identity): 'identity' | 'account' | 'session' | 'other' {
  if (entry === identity.accountId) return 'account'
  const named = parseIdentity(entry)
  if (named === null || named.accountId !== identity.accountId || named.partition !== identity.partition) return 'other'
  if (named.type === 'root') return 'account'
  if (named.type !== identity.type || named.name !== identity.name) return 'other'
  if (named.session === null || named.session === identity.session) return 'identity'
  return identity.session === null ? 'session' : 'other'
}

/**
 * NotPrincipal speaks of everyone it does not list. An identity counts as listed only together with its account: listing
 * either alone may still hit it (IAM guide, "NotPrincipal with Deny").
 */
function matchNotPrincipal(element: Element, principal: TrustPrincipal): Answer {
  const name = principalName(principal)
  if (namesEveryone(element)) return no('its NotPrincipal leaves nobody')
  const hit = yes(`its NotPrincipal does not list ${name}`)
  if (typeof element === 'string') return hit
  if (principal.kind === 'service') {
    return matchService(listOf(element.Service), principal.service).is === 'yes'
      ? no(`its NotPrincipal lists ${name}`)
      : hit
  }
  const listed = listOf(element.AWS).map((entry) => matchEntry(entry, principal))
  const byName = listed.includes('identity')
  const byAccount = listed.includes('account')
  if (byName && byAccount) return no(`its NotPrincipal lists ${name}`)
  if (!byName) return hit
  return unknown(`its NotPrincipal lists ${name} but not its account, which AWS may still deny`)
}
