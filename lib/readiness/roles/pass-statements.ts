import type { Role } from '../facts/roles'
import type { GrantPermissions } from '../fixes/grant-permissions'
import { ecsTasks } from '../trust/principal'

/** More ARNs than this would not fit beside others into a role's inline policies (10,240 characters in all). */
const mostArns = 60

/** The least statements that let a role pass and read task roles. */
export function passStatements(noPass: readonly Role[], noGet: readonly Role[]): GrantPermissions['statements'] {
  return [
    ...(noPass.length === 0
      ? []
      : [
          {
            Effect: 'Allow' as const,
            Action: 'iam:PassRole',
            Resource: resourceOf(noPass),
            Condition: { StringEquals: { 'iam:PassedToService': ecsTasks } },
          },
        ]),
    ...(noGet.length === 0 ? [] : [{ Effect: 'Allow' as const, Action: 'iam:GetRole', Resource: resourceOf(noGet) }]),
  ]
}

function resourceOf(roles: readonly Role[]): string | readonly string[] {
  const arns = roles.map(({ arn }) => arn)
  const [first = '*'] = arns
  if (arns.length === 1) return first
  return arns.length <= mostArns ? arns : `${first.split(':role/')[0]}:role/*`
}
