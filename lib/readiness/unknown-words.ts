import type { Fault } from './fault'
import type { RenderedFix } from './finding'
import { renderFix } from './fixes'

const happened: Record<Exclude<Fault['kind'], 'region-disabled'>, string> = {
  denied: 'was denied',
  throttled: 'was throttled',
  timeout: 'timed out',
  unreachable: 'could not reach AWS',
  credentials: 'had no usable credentials',
  'not-configured': 'could not be made',
  unexpected: 'got an answer that could not be read',
}

/** Kinds whose reason is ours to say; the others are named well enough by AWS's code. */
const explained: readonly Fault['kind'][] = ['credentials', 'not-configured', 'unexpected']

/** What happened to the call, as a sentence: "ecs:ListClusters was denied in us-east-1 (AccessDeniedException)." */
export function faultSentence({ kind, action, code, region, message }: Fault): string {
  if (kind === 'region-disabled') return `${action} was refused: ${region} is not enabled for the account.`
  const where = region === null ? '' : ` in ${region}`
  const named = code === null ? '' : ` (${code})`
  const why = explained.includes(kind) ? `: ${message.replace(/\.$/, '')}` : ''
  return `${action} ${happened[kind]}${where}${named}${why}.`
}

const advice: Record<Exclude<Fault['kind'], 'denied'>, string> = {
  throttled: 'AWS limits how often the account may be asked. Check again in a minute; nothing was judged.',
  timeout: 'AWS did not answer in time. Check again; if it stays so, look at the network between Shipshape and AWS.',
  unreachable: 'Shipshape could not reach AWS. Look at its network, proxy and AWS_ENDPOINT_URL, then check again.',
  credentials: "Renew Shipshape's credentials or correct the reader of this AWS account, then check again.",
  'region-disabled': 'Enable the region for the account, or take it out of the mapping, then check again.',
  'not-configured': 'Complete the mapping of this account, then check again.',
  unexpected:
    'Check again. If it stays so, look at what stands between Shipshape and AWS: a proxy that answers in its place, say.',
}

/** What would let the call through next time; for a refused call the least statement that allows it. */
export function faultFix(fault: Fault, readAs: string | null, roleArn: string | null): RenderedFix {
  if (fault.kind !== 'denied') return { text: advice[fault.kind] }
  const isSession = fault.action === 'sts:AssumeRole'
  const resource = isSession && roleArn !== null ? roleArn : '*'
  const fix = renderFix({ kind: 'allow-actions', actions: [fault.action], principal: readAs, resource })
  return isSession ? { ...fix, text: `${otherCauses} ${fix.text}` } : fix
}

/** AWS gives one answer for three causes, of which the statement mends one. */
const otherCauses =
  'AWS refuses alike where the role does not exist, where its trust policy does not admit the caller and where the caller may not ask: see the check "Assume role". For the last of them:'
