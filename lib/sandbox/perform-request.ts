import type { Call, Result } from './call'
import type { Caller } from './caller'
import { authorize } from './iam/authorize'
import { accessDenied, throttled, unknownKey, unknownOperation } from './protocols/refusals'
import type { Request } from './read-request'
import { regionStatus } from './region-status'
import { requestContext } from './request-context'
import type { TokenBuckets } from './token-buckets'
import type { PlacedWorld } from './world/placed-world'

export type Stage = { world: PlacedWorld; buckets: TokenBuckets | null; now: Date }

/** In AWS's order: may the region be used, is the rate kept, is it allowed, and then the operation itself. Throws AwsError. */
export function performRequest(stage: Stage, request: Request, caller: Caller): Result {
  return perform(callOf(stage, request, caller), stage)
}

function callOf({ world, now }: Stage, { service, scope, action, input }: Request, caller: Caller): Call {
  const account = world.accounts.get(caller.accountId)
  if (account === undefined) throw unknownKey(service)
  const status = regionStatus(world, account, scope.region)
  if (status === 'unknown' || (status === 'not-opted-in' && service.global !== true)) throw unknownKey(service)
  return {
    world,
    service,
    action,
    input,
    account,
    region: scope.region,
    contents: account.regions[scope.region] ?? {},
    caller,
    now,
  }
}

function perform(call: Call, { buckets, now }: Stage): Result {
  const { service, action, account, region } = call
  const operation = Object.hasOwn(service.operations, action) ? service.operations[action] : undefined
  if (buckets !== null && !buckets.take({ action: `${service.prefix}:${action}`, account: account.id, region }, now))
    throw throttled(service)
  if (operation?.authorization === undefined) permit(call, operation?.resources?.(call) ?? ['*'])
  if (operation === undefined) throw unknownOperation(service, action)
  return operation.answer(call)
}

/** Every resource must be allowed; an action that the sandbox does not know is judged all the same. */
function permit(call: Call, resources: readonly string[]): void {
  const { service, action, caller } = call
  const context = requestContext(call)
  for (const resource of resources) {
    const { decision, because } = authorize(call.world, caller, {
      action: `${service.prefix}:${action}`,
      resource,
      context,
    })
    if (decision === 'allowed') continue
    const where = resource === '*' ? '' : ` on resource: ${resource}`
    throw accessDenied(
      service,
      `User: ${caller.arn} is not authorized to perform: ${service.prefix}:${action}${where} ${because}`,
    )
  }
}
