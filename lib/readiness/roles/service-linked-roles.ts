import type { Role } from '../facts/roles'

/** A role that an AWS service owns; `service` is the principal that assumes it. */
type ServiceLinkedRole = { name: string; service: string }

/**
 * The service-linked roles that ECS deploys rely on from 1.19, and make where they may (set-up page; API references of
 * CreateService and RegisterScalableTarget).
 */
export const serviceLinkedRoleNames: readonly ServiceLinkedRole[] = [
  { name: 'AWSServiceRoleForECS', service: 'ecs.amazonaws.com' },
  {
    name: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    service: 'ecs.application-autoscaling.amazonaws.com',
  },
]

/** A role under `/aws-service-role/`; a team's own role of the same name is another. */
export function findServiceLinkedRole(roles: readonly Role[], name: string): Role | undefined {
  return roles.find((role) => role.name === name && role.path.startsWith('/aws-service-role/'))
}

/** The ARN that it has, or would have, in an account. */
export function serviceLinkedRoleArn(
  { name, service }: ServiceLinkedRole,
  { partition, accountId }: { partition: string; accountId: string },
): string {
  return `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/${name}`
}
