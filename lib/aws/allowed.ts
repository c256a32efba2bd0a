/** What the operator lets registry editors choose; null lets everything. Patterns, in which `*` stands for any text. */
export type Allowed = { profiles: readonly string[] | null; roles: readonly string[] | null }

/** Why an AWS profile may not be used; null where it may. */
export function profileRefusal(allowed: Allowed, profile: string | null): string | null {
  if (profile === null || matchesAny(allowed.profiles, profile)) return null
  return `SHIPSHAPE_PROFILES does not allow the AWS profile "${profile}". Choose an allowed one, or ask whoever runs Shipshape to add it.`
}

/** Why a role may not be assumed; null where it may. */
export function roleRefusal(allowed: Allowed, roleArn: string): string | null {
  if (matchesAny(allowed.roles, roleArn)) return null
  return `SHIPSHAPE_ROLES does not allow the role ${roleArn}, so it was not assumed. Choose an allowed one, or ask whoever runs Shipshape to add it.`
}

function matchesAny(patterns: readonly string[] | null, text: string): boolean {
  return patterns === null || patterns.some((pattern) => matches(pattern, text))
}

/** Walks the pieces between stars from left to right: no backtracking, whatever the pattern. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  const end = text.length - last.length
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found === -1 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}
