import { type FaultRule, faultKinds } from './faults'
import { isInput } from './input'
import type { Behaviour, Sandbox } from './sandbox'

export type ControlRequest = { method: string; path: string; body: string }
export type ControlAnswer = { status: number; body: string }

/**
 * The sandbox's own interface, for tests that run in another process; null for every other path.
 * `GET /_sandbox/keys`, `GET` and `DELETE /_sandbox/calls`, `GET`, `PUT` and `DELETE /_sandbox/faults`
 * (`{faults?, latencyMs?, seed?, rateLimits?}`; an absent one stays as it is; DELETE ends all faults).
 */
export function answerControl(
  sandbox: Omit<Sandbox, 'url'>,
  { method, path, body }: ControlRequest,
): ControlAnswer | null {
  if (!path.startsWith('/_sandbox/')) return null
  switch (`${method} ${path}`) {
    case 'GET /_sandbox/keys':
      return json({ keys: sandbox.baseKeys })
    case 'GET /_sandbox/calls':
      return json({ calls: sandbox.calls() })
    case 'DELETE /_sandbox/calls':
      sandbox.forgetCalls()
      return json({ calls: [] })
    case 'GET /_sandbox/faults':
      return json(sandbox.behaviour())
    case 'DELETE /_sandbox/faults':
      sandbox.behave({ faults: [], rateLimits: false })
      return json(sandbox.behaviour())
    case 'PUT /_sandbox/faults':
      return putFaults(sandbox, body)
    default:
      return { status: 404, body: JSON.stringify({ message: `The sandbox has no ${method} ${path}.` }) }
  }
}

function putFaults(sandbox: Omit<Sandbox, 'url'>, body: string): ControlAnswer {
  const behaviour = parseBehaviour(body)
  if (typeof behaviour === 'string') return { status: 400, body: JSON.stringify({ message: behaviour }) }
  sandbox.behave(behaviour)
  return json(sandbox.behaviour())
}

/** The behaviour asked for, or what is wrong with it. */
function parseBehaviour(body: string): Partial<Behaviour> | string {
  const value = parseJson(body)
  if (!isInput(value)) return 'The body must be a JSON object.'
  const { faults, latencyMs, seed, rateLimits } = value
  if (faults !== undefined && !(Array.isArray(faults) && faults.every(isRule)))
    return `faults must be a list of {kind, action?, account?, region?, probability?, count?}; kind is one of ${faultKinds.join(', ')}.`
  if (!isAbsentOr('number', latencyMs) || !isAbsentOr('number', seed)) return 'latencyMs and seed must be numbers.'
  if (!isAbsentOr('boolean', rateLimits)) return 'rateLimits must be true or false.'
  const given = Object.entries({ faults, latencyMs, seed, rateLimits }).filter(([, each]) => each !== undefined)
  return Object.fromEntries(given)
}

function isRule(value: unknown): value is FaultRule {
  if (!isInput(value) || !faultKinds.some((kind) => kind === value.kind)) return false
  const { action, account, region, probability, count } = value
  return (
    [action, account, region].every((each) => isAbsentOr('string', each)) &&
    [probability, count].every((each) => isAbsentOr('number', each))
  )
}

function isAbsentOr(type: 'string' | 'number' | 'boolean', value: unknown): boolean {
  return value === undefined || typeof value === type
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function json(value: unknown): ControlAnswer {
  return { status: 200, body: JSON.stringify(value) }
}
