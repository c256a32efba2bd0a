import type { Permission } from './simulated'

/** What stands in the way of an Allow and must be changed too, by what refused. */
const sentences: Record<Exclude<(Permission & { is: 'refused' })['by'], 'silence'>, string> = {
  deny: 'A policy of the role denies some of it: take that Deny out, for no Allow wins over it.',
  boundary: 'The permissions boundary of the role must allow it too.',
  organization: 'A service control policy of the organization refuses it: only its owner can change that.',
}

/** Advice for whatever refused, each once. */
export function permissionAdvice(permissions: readonly Permission[]): string[] {
  const causes = permissions.flatMap((permission) =>
    permission.is === 'refused' && permission.by !== 'silence' ? [permission.by] : [],
  )
  return [...new Set(causes)].map((cause) => sentences[cause])
}
