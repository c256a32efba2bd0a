import { type Issue, issueAt } from '@/lib/registry/issue'

/** What kind of refusal it is; http gives each its status and title. */
export type ProblemKind =
  | 'not-readable'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unsupported-type'
  | 'wrong-host'
  | 'invalid'
  | 'too-many'
  | 'unexpected'
  | 'unavailable'

/** A request that cannot be served; thrown anywhere below a route, turned into application/problem+json once, by http. */
export class Problem extends Error {
  override name = 'Problem'
  readonly kind: ProblemKind
  readonly problems: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  /** `detail` says what happened, to what, and what to do; `problems` where a body or a file was refused. */
  constructor(
    kind: ProblemKind,
    detail: string,
    { problems = [], headers = {} }: { problems?: readonly Issue[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.kind = kind
    this.problems = problems
    this.headers = headers
  }
}

/** What was asked for is not there. */
export class NotFound extends Problem {
  constructor(message: string) {
    super('not-found', message)
  }
}

/** A name that is taken, or an account that others still name. */
export class Conflict extends Problem {
  constructor(message: string) {
    super('conflict', message)
  }
}

/** Written on top of a state that is no longer the latest; nothing was changed. */
export class Stale extends Problem {
  constructor(message: string) {
    super('stale', message)
  }
}

/** What was sent names something that does not exist. `path` is the field it stands in; empty where it is the whole. */
export class Invalid extends Problem {
  readonly path: string

  constructor(message: string, path: string) {
    super('invalid', message, { problems: [issueAt(path === '' ? [] : [path], message)] })
    this.path = path
  }
}
