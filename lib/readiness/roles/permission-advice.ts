import type { Permission } from './simulated'

type Cause = Exclude<(Permission & { is: 'refused' })['by'], 'silence'> | 'name'

/** What stands in the way of an Allow and must be changed too, by what refused; and when nothing need be changed. */
const sentences: Record<Cause, string> = {
  deny: 'A policy of the role denies some of it: remove that Deny, because no Allow overrides it.',
  boundary: "The role's permissions boundary must allow it too.",
  organization:
    "A service control policy of the organization denies it. Only the organization's owner can change that.",
  name: 'If the role has it for the names that Spinnaker will use, nothing is missing. If not, allow it for those names only, as the other statements do.',
}

/** Advice for whatever refused, each once. */
export function permissionAdvice(permissions: readonly Permission[]): string[] {
  return [...new Set(permissions.flatMap(causeOf))].map((cause) => sentences[cause])
}

function causeOf(permission: Permission): Cause[] {
  if (permission.is === 'open') return permission.hangsOn === 'name' ? ['name'] : []
  return permission.is === 'refused' && permission.by !== 'silence' ? [permission.by] : []
}
