import { AwsError } from './aws-error'
import type { Result, Service } from './call'
import type { FaultKind, Faults } from './faults'
import { uuidOf } from './hash'
import { faultOf, injected } from './injected-fault'
import { performRequest, type Stage } from './perform-request'
import { jsonAnswer, jsonError } from './protocols/json'
import { queryAnswer, queryError } from './protocols/query'
import { serverError } from './protocols/refusals'
import type { WireAnswer } from './protocols/wire-answer'
import { type Request, readRequest, type WireRequest } from './read-request'
import type { ReceivedCall } from './received-call'

/** What the sandbox is made of while it answers: the world, what goes wrong in it, and the time. */
export type Surroundings = Stage & { faults: Faults; troubles: Faults; sequence: number }

/** The whole answer, and the fault of the network that keeps it from arriving, if there is one. */
export type Outcome = { answer: WireAnswer; fault: FaultKind | null; received: ReceivedCall }

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
    status: isCutOff(fault) ? null : answer.status,
    code: failed ? result.code : null,
    fault,
    requestId,
  }
  return { answer, fault, received }
}

function isCutOff(fault: FaultKind | null): boolean {
  return fault === 'reset' || fault === 'hang' || fault === 'truncate'
}

type Settled = { result: AwsError | Result; fault: FaultKind | null }

/** A fault comes before everything else; then AWS asks who calls. */
function settle(around: Surroundings, request: Request): Settled {
  const { service, caller } = request
  const fault = faultOf(around, request)
  if (fault !== null) {
    const error = injected(request, fault)
    if (error !== null) return { result: error, fault }
  }
  if (caller instanceof AwsError) return { result: caller, fault }
  try {
    return { result: performRequest(around, request, caller), fault }
  } catch (error) {
    if (error instanceof AwsError) return { result: error, fault }
    console.error(`sandbox: ${service.prefix}:${request.action}`, error)
    return { result: serverError(service, 500), fault }
  }
}

function okAnswer(service: Service, action: string, requestId: string, result: Result): WireAnswer {
  return service.protocol.startsWith('json')
    ? jsonAnswer(service, requestId, result)
    : queryAnswer(service, action, requestId, result)
}

function errorAnswer(service: Service, requestId: string, error: AwsError): WireAnswer {
  return service.protocol.startsWith('json')
    ? jsonError(service, requestId, error)
    : queryError(service, requestId, error)
}
