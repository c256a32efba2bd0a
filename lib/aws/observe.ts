import type {
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  InitializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
} from '@smithy/types'
import { AwsFault } from './aws-fault'
import type { CallRecord } from './call-record'
import { codeOf, faultOf } from './fault-of'
import { within } from './within'

/** What stands around every call of one client. */
export type Observed = {
  region: string
  callMs: number
  signal: AbortSignal
  /** Waits for the rate budget of an action. */
  pace: (action: string) => Promise<void>
  onThrottled: (action: string) => void
  /** Runs one request on the wire, within the bounds on requests at once. */
  onWire: <T>(request: () => Promise<T>) => Promise<T>
  onCall: (call: CallRecord) => void
}

/** How far one call has come. */
type Call = { attempts: number; sent: boolean; signal: AbortSignal; lastError: unknown }

/** Hangs pacing, the time limit, the ledger and the making of faults on a client's middleware. */
export function observe<Input extends object, Output extends MetadataBearer>(
  stack: MiddlewareStack<Input, Output>,
  observed: Observed,
): void {
  // A client makes many calls at once; each has its own context, and its own count of attempts and signal.
  const calls = new WeakMap<HandlerExecutionContext, Call>()

  const wholeCall: InitializeMiddleware<Input, Output> = (next, context) => async (args) => {
    const action = actionOf(context.clientName, context.commandName)
    try {
      // Waiting for the budget is not AWS's slowness: the call's time starts after it.
      await observed.pace(action)
      return await within(observed.callMs, observed.signal, (signal) => {
        calls.set(context, { attempts: 0, sent: false, signal, lastError: null })
        return next(args)
      })
    } catch (error) {
      const cause = causeOf(error, calls.get(context), observed.signal)
      throw new AwsFault(faultOf(cause, action, observed.region), { cause })
    }
  }

  const everyAttempt: FinalizeRequestMiddleware<Input, Output> = (next, context) => async (args) => {
    const action = actionOf(context.clientName, context.commandName)
    const call = calls.get(context)
    if (call === undefined) throw new Error(`${action} was sent without its call.`)
    call.signal.throwIfAborted()
    call.attempts += 1
    const attempt = call.attempts
    if (attempt > 1) await observed.pace(action)
    return observed.onWire(async () => {
      call.signal.throwIfAborted()
      call.sent = true
      const record = startRecord(action, observed.region, attempt)
      try {
        const answer = await next(args)
        observed.onCall(record(null))
        return answer
      } catch (error) {
        call.lastError = error
        const failed = record(error)
        observed.onCall(failed)
        if (failed.throttled) observed.onThrottled(action)
        throw error
      }
    })
  }

  stack.add(wholeCall, { name: 'wholeCall', step: 'initialize', priority: 'high' })
  stack.addRelativeTo(everyAttempt, { name: 'everyAttempt', relation: 'after', toMiddleware: 'retryMiddleware' })
}

/**
 * What a call failed of. Where time ran out between attempts, that is what AWS last said ("throttled"), not that time ran
 * out; and every layer wraps an abort in an error of its own, so the signal is asked for the reason.
 */
function causeOf(error: unknown, call: Call | undefined, outer: AbortSignal): unknown {
  const timedOut = outer.aborted || call?.signal.aborted
  if (!timedOut) return error
  // Before its first attempt a call waits for nothing but credentials.
  if (call?.attempts === 0 && !outer.aborted) return noCredentials(call.signal.reason)
  if (!call?.sent) return notSent(outer.aborted ? 'account' : 'call')
  return call.lastError ?? (outer.aborted ? outer.reason : error)
}

/** Time ran out while the call waited for its turn: AWS was not asked, and so was not slow either. */
function notSent(whose: 'account' | 'call'): Error {
  return Object.assign(new Error(`the time for the ${whose} was over before its turn came`), { name: 'NotSent' })
}

/** Nobody gave credentials in time (an instance's metadata, an identity provider): there was nothing to sign with. */
function noCredentials(reason: unknown): Error {
  const within = reason instanceof Error ? ` ${reason.message.replace(/^No answer /, '')}` : ''
  return Object.assign(new Error(`No credentials${within}`), { name: 'CredentialsProviderError' })
}

function startRecord(action: string, region: string, attempt: number): (error: unknown) => CallRecord {
  const startedAt = performance.now()
  return (error) => ({
    action,
    region,
    attempt,
    code: error === null ? null : (codeOf(error) ?? 'Error'),
    throttled: error !== null && faultOf(error, action, region).kind === 'throttled',
    ms: Math.round(performance.now() - startedAt),
  })
}

/** IAM's service prefix by SDK client. */
const prefixes: Record<string, string> = {
  ApplicationAutoScalingClient: 'application-autoscaling',
  AutoScalingClient: 'autoscaling',
  CloudWatchClient: 'cloudwatch',
  EC2Client: 'ec2',
  ECSClient: 'ecs',
  IAMClient: 'iam',
  OrganizationsClient: 'organizations',
  ServiceQuotasClient: 'servicequotas',
  STSClient: 'sts',
}

/** The IAM action of an SDK command: ECSClient and ListClustersCommand make `ecs:ListClusters`. */
function actionOf(clientName = 'AWS', commandName = 'Unknown'): string {
  return `${prefixes[clientName] ?? clientName}:${commandName.replace(/Command$/, '')}`
}
