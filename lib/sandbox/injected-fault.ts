import { AwsError } from './aws-error'
import type { FaultKind, Faults } from './faults'
import { accessDenied, expiredToken, serverError, throttled } from './protocols/refusals'
import type { Request } from './read-request'

/** The fault that strikes a request, asked for by a test or at home in the world; null where none does. */
export function faultOf(
  { faults, troubles }: { faults: Faults; troubles: Faults },
  { service, scope, action, input, caller }: Request,
): FaultKind | null {
  const own = caller instanceof AwsError ? [] : [caller.accountId]
  const role = typeof input.RoleArn === 'string' ? [input.RoleArn.split(':')[4] ?? ''] : []
  const target = { action: `${service.prefix}:${action}`, accounts: [...own, ...role], region: scope.region }
  return faults.strike(target) ?? troubles.strike(target)
}

/** The answer that AWS itself would give to a fault; null for those of the network. */
export function injected({ service, action, caller }: Request, fault: FaultKind): AwsError | null {
  const who = caller instanceof AwsError ? 'anonymous' : caller.arn
  switch (fault) {
    case 'deny':
      return accessDenied(
        service,
        `User: ${who} is not authorized to perform: ${service.prefix}:${action} because of an injected fault`,
      )
    case 'throttle':
      return throttled(service)
    case '500':
      return serverError(service, 500)
    case '503':
      return serverError(service, 503)
    case 'expired':
      return expiredToken(service)
    default:
      return null
  }
}
