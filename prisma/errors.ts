/** What was asked for is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** A name that is taken, or an account that others still name. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}

/** Written on top of a state that is no longer the latest; nothing was changed. */
export class Stale extends Error {
  override readonly name = 'Stale'
}

/** What was sent names something that does not exist. `path` is the field it stands in. */
export class Invalid extends Error {
  override readonly name = 'Invalid'
  readonly path: string

  constructor(message: string, path: string) {
    super(message)
    this.path = path
  }
}
