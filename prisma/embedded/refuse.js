/**
 * The error of a database that cannot be started here: what is wrong, then what to do. One paragraph, for a person.
 * @param {string} what @param {string} remedy @param {unknown} [cause]
 */
export function refuse(what, remedy, cause) {
  return new Error(`${what} ${remedy}`, { cause })
}

/** What always helps: a server that somebody else keeps. */
export const orServer = 'or set DATABASE_URL to a Postgres server (15 or newer).'

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error))

/** @param {unknown} error @param {...string} codes */
export const hasCode = (error, ...codes) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
