import type { Fault } from './fault'
import type { RenderedFix } from './finding'
import { renderFix } from './fixes'
import { type PolicyKind, policyWords, type Refusal } from './refusal'

/** What mends a refusal of which AWS named the policy: a statement in another policy would change nothing. */
export function refusalFix({ action }: Fault, refusal: Refusal, reader: string | null, resource: string): RenderedFix {
  const who = reader ?? 'the identity that Shipshape uses'
  if (refusal.explicit) {
    const exempt = `Take ${action} out of that Deny, or exclude ${who} from it by a condition.`
    const then = 'Then this statement in a policy of the role suffices.'
    const which = refusal.policy === 'some policy' ? 'the policy that holds an explicit Deny' : policyWords(refusal)
    const text = `Amend ${which}: it denies ${action}, whatever allows it. ${exempt} ${keepers[refusal.policy]} ${then}`
    const statement = { Effect: 'Allow', Action: action, Resource: resource }
    return { text: text.replace(/ {2,}/g, ' '), json: JSON.stringify(statement, null, 2) }
  }
  if (refusal.policy === 'identity-based policy') {
    return renderFix({ kind: 'allow-actions', actions: [action], principal: reader, resource })
  }
  const principal = needsPrincipal.includes(refusal.policy) ? { Principal: { AWS: reader ?? '*' } } : {}
  const about = refusal.policy === 'role trust policy' || isTrust(action, refusal.policy) ? {} : { Resource: resource }
  const statement = { Effect: 'Allow', ...principal, Action: action, ...about }
  return {
    text: `Allow ${action} in ${places[refusal.policy](who)}. ${keepers[refusal.policy]}`.trim(),
    json: JSON.stringify(statement, null, 2),
  }
}

const needsPrincipal: readonly PolicyKind[] = ['VPC endpoint policy', 'resource-based policy', 'role trust policy']

/** The resource-based policy of a role is its trust policy. */
function isTrust(action: string, policy: PolicyKind): boolean {
  return policy === 'resource-based policy' && action === 'sts:AssumeRole'
}

const places: Record<PolicyKind, (who: string) => string> = {
  'service control policy': () => 'the service control policy of the organization that holds the account',
  'resource control policy': () => 'the resource control policy of the organization that holds the account',
  'permissions boundary': (who) => `the permissions boundary of ${who}`,
  'session policy': (who) => `the session policy with which the session of ${who} is made`,
  'VPC endpoint policy': () => 'the VPC endpoint policy through which Shipshape reaches the service',
  'role trust policy': () => 'the role trust policy',
  'resource-based policy': () => 'the resource-based policy of what is asked about; that of a role is its trust policy',
  'identity-based policy': (who) => `a policy of ${who}`,
  'some policy': (who) => `a policy of ${who}`,
}

/** Who can change it, where that is not the account's own administrator. */
const keepers: Record<PolicyKind, string> = {
  'service control policy':
    "Only the organization's management account, or an account that it delegated policies to, can: a policy of the role changes nothing.",
  'resource control policy':
    "Only the organization's management account, or an account that it delegated policies to, can: a policy of the role changes nothing.",
  'permissions boundary': 'The boundary limits every policy of the role: another policy changes nothing.',
  'session policy': 'It is passed by whoever makes the session: a policy of the role changes nothing.',
  'VPC endpoint policy': 'It belongs to the network in which Shipshape runs: a policy of the role changes nothing.',
  'role trust policy': '',
  'resource-based policy': '',
  'identity-based policy': '',
  'some policy':
    'It may be a policy of the role, its permissions boundary, or a policy of the organization. Another policy that allows the call changes nothing.',
}
