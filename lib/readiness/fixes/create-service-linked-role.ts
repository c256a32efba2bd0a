import { sh } from '@/lib/registry/sh'
import type { WrittenFix } from './written-fix'

/** A service-linked role that the account lacks. `service` is the principal that owns it. */
export type CreateServiceLinkedRole = { accountId: string; roleName: string; service: string }

export function createServiceLinkedRole({ accountId, roleName, service }: CreateServiceLinkedRole): WrittenFix {
  return {
    text: `Create ${roleName} in account ${accountId} once, as a user with that permission. Or let Clouddriver's role call iam:CreateServiceLinkedRole: AWS then creates it at the first deploy.`,
    cli: sh`aws iam create-service-linked-role --aws-service-name ${service}`,
    json: JSON.stringify(
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:AWSServiceName': service } },
      },
      null,
      2,
    ),
  }
}
