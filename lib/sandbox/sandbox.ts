import type { FaultRule } from './faults'
import type { ReceivedCall } from './received-call'
import type { BaseKey, World } from './world/world-types'

export type SandboxOptions = {
  /** Default: any free port. */
  port?: number
  /** Mean time until an answer, give or take a fifth. Default 25. */
  latencyMs?: number
  world?: World
  faults?: readonly FaultRule[]
  /** Of latency and of faults with a probability. */
  seed?: number
  /** Whether AWS's published request rates are kept to. Default false. */
  rateLimits?: boolean
  now?: () => Date
}

export type Behaviour = { faults: readonly FaultRule[]; latencyMs: number; seed: number; rateLimits: boolean }

export type Sandbox = {
  /** `http://127.0.0.1:<port>`, an endpoint for every service. */
  url: string
  /** Keys that may call: one for each profile, and one for none (profile null). */
  baseKeys: readonly BaseKey[]
  /** Every request received since the start or the last `forget`, oldest first. */
  calls: () => readonly ReceivedCall[]
  forgetCalls: () => void
  /** How the sandbox behaves from now on; what is not said stays. Randomness and rates begin anew. */
  behave: (behaviour: Partial<Behaviour>) => void
  behaviour: () => Behaviour
  close: () => Promise<void>
}
