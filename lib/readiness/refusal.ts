import type { Fault } from './fault'

/** The policy that refused a call, as AWS's own sentence names it; `some policy` where it names only a Deny. */
export type Refusal = { policy: PolicyKind; explicit: boolean; arn: string | null }

export type PolicyKind = (typeof policyKinds)[number] | 'some policy'

/** Kinds of policies in AWS's words (IAM guide, "Troubleshoot access denied error messages"). */
const policyKinds = [
  'service control policy',
  'resource control policy',
  'permissions boundary',
  'session policy',
  'VPC endpoint policy',
  'role trust policy',
  'resource-based policy',
  'identity-based policy',
] as const

const named = `(${policyKinds.join('|').replaceAll('policy', 'polic(?:y|ies)')})`
const explicit = new RegExp(`with an explicit deny in (?:an? |the )?${named}(?:[: ]+(arn:\\S+))?`, 'i')
/** As services say it that name no policy, or one that is not known here. */
const anywhere = /\bwith an explicit deny\b/i
const implicit = new RegExp(`because no ${named} allows?\\b`, 'i')

/** Why AWS refused, where its message says so; null for messages without that sentence. */
export function refusalOf(message: string): Refusal | null {
  const denied = explicit.exec(message)
  if (denied !== null) return { policy: kindOf(denied[1]), explicit: true, arn: arnIn(denied[2]) }
  if (anywhere.test(message)) return { policy: 'some policy', explicit: true, arn: null }
  const silent = implicit.exec(message)
  return silent === null ? null : { policy: kindOf(silent[1]), explicit: false, arn: null }
}

/**
 * The action that AWS's sentence names where it is another than the one called: the session tags and the source identity of
 * a caller go along with AssumeRole, and want an action of their own each (IAM guide, "Pass session tags").
 */
export function otherActionIn({ action, message }: Pick<Fault, 'action' | 'message'>): string | null {
  const named = /not authorized to perform:? ([a-z0-9-]+:[a-z]+)\b/i.exec(message)?.[1]
  return named === undefined || named.toLowerCase() === action.toLowerCase() ? null : named
}

function kindOf(words = ''): PolicyKind {
  const one = words.toLowerCase().replace('policies', 'policy')
  return policyKinds.find((kind) => kind.toLowerCase() === one) ?? 'identity-based policy'
}

function arnIn(text: string | undefined): string | null {
  return text?.replace(/[.,;)]+$/, '') ?? null
}

/** `a service control policy`, `an identity-based policy`, `the permissions boundary`. */
export function policyWords({ policy, arn }: Refusal): string {
  if (policy === 'some policy') return 'a policy that AWS does not name'
  const article = policy === 'permissions boundary' ? 'the' : policy.startsWith('identity') ? 'an' : 'a'
  return `${article} ${policy}${arn === null ? '' : ` (${arn})`}`
}
