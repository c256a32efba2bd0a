import type { Fault } from './fault'
import { faultAdvice, isCertificate, isNotSent, isWrongClock } from './fault-advice'
import type { RenderedFix } from './finding'
import { renderFix } from './fixes'
import { otherActionIn, policyWords, refusalOf } from './refusal'
import { refusalFix } from './refusal-fix'

const happened: Record<Exclude<Fault['kind'], 'region-disabled'>, string> = {
  denied: 'was denied',
  throttled: 'was throttled',
  timeout: 'timed out',
  unreachable: 'could not reach AWS',
  credentials: 'had no usable credentials',
  'not-configured': 'could not be made',
  unexpected: 'got an unreadable answer',
}

/** Kinds whose reason is ours to say; the others are named well enough by AWS's code. */
const explained: readonly Fault['kind'][] = ['credentials', 'not-configured', 'unexpected']

/** What happened to the call, as a sentence: "ecs:ListClusters was denied in us-east-1 (AccessDeniedException)." */
export function faultSentence(fault: Fault): string {
  const { kind, action, code, region, message } = fault
  if (kind === 'region-disabled') return `${action} was refused: ${region} is not enabled for the account.`
  const where = region === null ? '' : ` in ${region}`
  if (isNotSent(fault)) return `${action} was not sent${where}: ${message.replace(/\.$/, '')}.`
  const named = code === null ? '' : ` (${code})`
  const why = whyWords(fault)
  return `${action} ${happened[kind]}${where}${named}${why}.`
}

function whyWords(fault: Fault): string {
  const { kind, code, message } = fault
  if (kind === 'denied') return deniedWords(fault)
  if (kind === 'unreachable' && isCertificate(code)) return ": the answer's certificate is not trusted"
  const clock = isWrongClock(fault) ? 'the clocks of Shipshape and AWS differ; ' : ''
  return explained.includes(kind) ? `: ${clock}${message.replace(/\.$/, '')}` : ''
}

function deniedWords(fault: Fault): string {
  const refusal = refusalOf(fault.message)
  const other = otherActionIn(fault)
  if (refusal === null) return other === null ? '' : `: AWS does not allow ${other}, which goes with it`
  const what = other ?? 'it'
  return refusal.explicit ? `: ${policyWords(refusal)} denies ${what}` : `: no ${refusal.policy} allows ${what}`
}

/** What would let the call through next time; for a refused call the least statement that allows it. */
export function faultFix(fault: Fault, readAs: string | null, roleArn: string | null): RenderedFix {
  const { kind } = fault
  if (kind !== 'denied') return { text: faultAdvice({ ...fault, kind }) }
  const isSession = fault.action === 'sts:AssumeRole'
  const resource = isSession && roleArn !== null ? roleArn : '*'
  const refusal = refusalOf(fault.message)
  const other = otherActionIn(fault)
  if (refusal !== null) return refusalFix({ ...fault, action: other ?? fault.action }, refusal, readAs, resource)
  const actions = other === null ? [fault.action] : [fault.action, other]
  const fix = renderFix({ kind: 'allow-actions', actions, principal: readAs, resource })
  if (other !== null) return { ...fix, text: `${goesWith(other)} ${fix.text}` }
  return isSession ? { ...fix, text: `${otherCauses} ${fix.text}` } : fix
}

function goesWith(action: string): string {
  return `AWS names ${action}, which goes with the call. For sts:AssumeRole, the role's trust policy must allow it too.`
}

/** AWS gives one answer for three causes, of which the statement mends one. */
const otherCauses = `AWS gives the same answer in three cases: the role does not exist, its trust policy does not allow the caller, or the caller's own policies do not allow the call. See the check "Assume role". For the last case:`
