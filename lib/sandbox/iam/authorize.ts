import type { Caller } from '../caller'
import type { PlacedWorld } from '../world/placed-world'
import { type AccessRequest, type Decision, evaluate } from './evaluate'
import { boundaryOf, identityPolicies } from './role-policies'

export type Authorization = { decision: Decision; because: string }

const ranks = ['identity-based policy', 'permissions boundary', 'session policy'] as const

/** What a caller may do: identity policies, permissions boundary and session policy must each allow it, and none deny it. */
export function authorize(world: PlacedWorld, caller: Caller, request: AccessRequest): Authorization {
  const account = world.accounts.get(caller.accountId)
  const role = account?.rolesByName.get(caller.role)
  if (account === undefined || role === undefined) return { decision: 'implicitDeny', because: 'the role is gone' }
  const boundary = boundaryOf(account, role)
  const decisions = [
    evaluate(identityPolicies(account, role), request),
    boundary === null ? 'allowed' : evaluate([boundary], request),
    caller.sessionPolicy === null ? 'allowed' : evaluate([caller.sessionPolicy], request),
  ] as const
  const denying = decisions.indexOf('explicitDeny')
  if (denying >= 0) return { decision: 'explicitDeny', because: `with an explicit deny in a ${ranks[denying]}` }
  const silent = decisions.indexOf('implicitDeny')
  if (silent >= 0)
    return { decision: 'implicitDeny', because: `because no ${ranks[silent]} allows the ${request.action} action` }
  return { decision: 'allowed', because: '' }
}
