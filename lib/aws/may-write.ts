import { parseIdentity, trustedArn } from '@/lib/registry/identity'
import { AwsFault } from './aws-fault'
import type { Clients } from './clients'
import { simulate } from './simulate'

/** What no reader needs: of each service that Shipshape reads, an action that changes or ends something. */
export const writeActions: readonly string[] = [
  'ecs:UpdateService',
  'ecs:DeleteCluster',
  'ec2:TerminateInstances',
  'iam:PutRolePolicy',
  'cloudwatch:DeleteAlarms',
  'application-autoscaling:DeleteScalingPolicy',
]

/**
 * Which of those actions an identity's policies allow, as AWS simulates them; null where AWS does not say (no permission to
 * simulate, a role with a path, of which a session's ARN says nothing).
 */
export async function mayWrite(clients: Clients, arn: string): Promise<string[] | null> {
  const identity = parseIdentity(arn)
  if (identity === null) return null
  // AWS simulates no root, whom no policy of the account limits.
  if (identity.type === 'root') return [...writeActions]
  try {
    const question = { actions: writeActions, resources: ['*'], region: null }
    const decisions = await simulate(clients, trustedArn(identity), question)
    return decisions.filter(({ decision }) => decision === 'allowed').map(({ action }) => action)
  } catch (error) {
    if (error instanceof AwsFault) return null
    throw error
  }
}
