import { AwsError } from './aws-error'
import type { Call, Service } from './call'
import type { Caller } from './caller'
import { type CredentialScope, credentialScope } from './credential-scope'
import type { FaultKind, Faults } from './faults'
import { uuidOf } from './hash'
import { authorize } from './iam/authorize'
import type { Input } from './input'
import { jsonAction, jsonAnswer, jsonError, jsonInput } from './protocols/json'
import { queryAnswer, queryError, queryInput } from './protocols/query'
import { accessDenied, expiredToken, serverError, throttled, unknownKey, unknownOperation } from './protocols/refusals'
import type { WireAnswer } from './protocols/wire-answer'
import type { ReceivedCall } from './received-call'
import { regionStatus } from './region-status'
import { requestContext } from './request-context'
import { services } from './services/services'
import { callerOf } from './sessions'
import type { TokenBuckets } from './token-buckets'
import type { PlacedWorld } from './world/placed-world'

export type WireRequest = { headers: Readonly<Record<string, string | string[] | undefined>>; body: string }

/** What the sandbox is made of while it answers: the world, what goes wrong in it, and the time. */
export type Surroundings = {
  world: PlacedWorld
  faults: Faults
  troubles: Faults
  buckets: TokenBuckets | null
  now: Date
  sequence: number
}

/** The whole answer, and the fault of the network that keeps it from arriving, if there is one. */
export type Outcome = { answer: WireAnswer; fault: FaultKind | null; received: ReceivedCall }

type Request = { service: Service; scope: CredentialScope; action: string; input: Input; caller: Caller | AwsError }

/** Answers one signed request as AWS would; null for a request that is signed for no service of the sandbox's. */
export function answerRequest(around: Surroundings, wire: WireRequest): Outcome | null {
  const request = readRequest(around, wire)
  if (request === null) return null
  const { service, scope, action, caller } = request
  const requestId = uuidOf(`request ${around.sequence}`)
  const { result, fault } = settle(around, request)
  const failed = result instanceof AwsError
  const answer = failed ? errorAnswer(service, requestId, result) : okAnswer(service, action, requestId, result)
  const known = caller instanceof AwsError ? null : caller
  const received: ReceivedCall = {
    at: around.now.toISOString(),
    action: `${service.prefix}:${action}`,
    accessKeyId: scope.accessKeyId,
    principal: known?.arn ?? null,
    account: known?.accountId ?? null,
    region: scope.region,
    status: answer.status,
    code: failed ? result.code : null,
    fault,
    requestId,
  }
  return { answer, fault, received }
}

function readRequest({ world, now }: Surroundings, { headers, body }: WireRequest): Request | null {
  const scope = credentialScope(headerOf(headers, 'authorization') ?? undefined)
  const service = services.get(scope?.signingName ?? '')
  if (scope === null || service === undefined) return null
  const isJson = service.protocol.startsWith('json')
  const { action, input } = isJson
    ? { action: jsonAction(headerOf(headers, 'x-amz-target') ?? undefined, service), input: jsonInput(body) ?? {} }
    : queryInput(body)
  const caller = callerOf(
    world,
    service,
    { id: scope.accessKeyId, token: headerOf(headers, 'x-amz-security-token') },
    now,
  )
  return { service, scope, action: action ?? 'Unknown', input, caller }
}

function headerOf(headers: WireRequest['headers'], name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

type Settled = { result: AwsError | Readonly<Record<string, unknown>>; fault: FaultKind | null }

/** In AWS's order: who asks, may the region be used, is the rate kept, is it allowed, and then the operation itself. */
function settle(around: Surroundings, request: Request): Settled {
  const { service, caller } = request
  const fault = faultOf(around, request)
  if (fault !== null) {
    const error = injected(request, fault)
    if (error !== null) return { result: error, fault }
  }
  if (caller instanceof AwsError) return { result: caller, fault }
  try {
    return { result: perform(callOf(around, request, caller), around), fault }
  } catch (error) {
    if (error instanceof AwsError) return { result: error, fault }
    console.error(`sandbox: ${service.prefix}:${request.action}`, error)
    return { result: serverError(service, 500), fault }
  }
}

function faultOf(around: Surroundings, { service, scope, action, input, caller }: Request): FaultKind | null {
  const own = caller instanceof AwsError ? [] : [caller.accountId]
  const role = typeof input.RoleArn === 'string' ? [input.RoleArn.split(':')[4] ?? ''] : []
  const target = { action: `${service.prefix}:${action}`, accounts: [...own, ...role], region: scope.region }
  return around.faults.strike(target) ?? around.troubles.strike(target)
}

/** The answer that AWS itself would give to a fault; null for those of the network. */
function injected({ service, action, caller }: Request, fault: FaultKind): AwsError | null {
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

function callOf({ world, now }: Surroundings, { service, scope, action, input }: Request, caller: Caller): Call {
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

function perform(call: Call, { buckets, now }: Surroundings): Readonly<Record<string, unknown>> {
  const { service, action, account, region } = call
  const operation = service.operations[action]
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

function okAnswer(
  service: Service,
  action: string,
  requestId: string,
  result: Readonly<Record<string, unknown>>,
): WireAnswer {
  return service.protocol.startsWith('json')
    ? jsonAnswer(service, requestId, result)
    : queryAnswer(service, action, requestId, result)
}

function errorAnswer(service: Service, requestId: string, error: AwsError): WireAnswer {
  return service.protocol.startsWith('json')
    ? jsonError(service, requestId, error)
    : queryError(service, requestId, error)
}
