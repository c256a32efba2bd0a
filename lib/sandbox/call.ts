import type { Caller } from './caller'
import type { PlacedAccount, PlacedWorld } from './world/placed-world'
import type { RegionContents } from './world/world-types'

type Protocol = 'json-1.0' | 'json-1.1' | 'query' | 'ec2'

/** The parameters of a request, from JSON or from a form: untyped until a reader of `input.ts` has looked. */
export type Input = Readonly<Record<string, unknown>>

/** One request, read and authenticated: all that an operation may look at. */
export type Call = {
  world: PlacedWorld
  service: Service
  /** Operation name, `ListClusters`. */
  action: string
  input: Input
  /** The caller's own account. */
  account: PlacedAccount
  region: string
  contents: RegionContents
  caller: Caller
  now: Date
}

/** A result in the names of the wire; `undefined` members are left out. */
export type Result = Readonly<Record<string, unknown>>

type Operation = {
  /** ARNs that the caller must be allowed to act on. Default `*`. */
  resources?: (call: Call) => readonly string[]
  /** `none`: everybody may; `own`: the operation itself decides. */
  authorization?: 'none' | 'own'
  answer: (call: Call) => Result
}

export type Service = {
  /** Name in the credential scope of a signature. */
  signingName: string
  /** Prefix of its actions in a policy. */
  prefix: string
  protocol: Protocol
  /** JSON protocols: what stands before the dot in x-amz-target. */
  target?: string
  /** XML protocols: namespace of the answer. */
  namespace?: string
  /** One endpoint for the whole partition: a region that is off does not matter. */
  global?: boolean
  invalidCode: string
  throttleCode: string
  operations: Readonly<Record<string, Operation>>
}
