import type { Role } from '../facts/roles'

/** The service-linked roles that ECS deploys rely on from 1.19 (set-up page; facts of each service's user guide). */
export const serviceLinkedRoleNames = [
  { name: 'AWSServiceRoleForECS', service: 'ecs.amazonaws.com' },
  {
    name: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    service: 'ecs.application-autoscaling.amazonaws.com',
  },
] as const

/** A role under `/aws-service-role/`; a team's own role of the same name is another. */
export function findServiceLinkedRole(roles: readonly Role[], name: string): Role | undefined {
  return roles.find((role) => role.name === name && role.path.startsWith('/aws-service-role/'))
}
