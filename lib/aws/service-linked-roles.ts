import type { Role } from '@/lib/readiness/facts/roles'

/** The service-linked roles that a deploy to ECS relies on, and makes where it may (API references of CreateService and RegisterScalableTarget). */
const needed = [
  { name: 'AWSServiceRoleForECS', service: 'ecs.amazonaws.com' },
  {
    name: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    service: 'ecs.application-autoscaling.amazonaws.com',
  },
] as const

/** Those that the account lacks, with the ARN that each would have. */
export function missingServiceLinkedRoles(roles: readonly Role[], roleArn: string): { arn: string; service: string }[] {
  const [, partition = 'aws', , , accountId = ''] = roleArn.split(':')
  return needed
    .filter(({ name }) => !roles.some((role) => role.name === name && role.path.startsWith('/aws-service-role/')))
    .map(({ name, service }) => ({
      arn: `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/${name}`,
      service,
    }))
}
