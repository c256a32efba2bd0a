import type { RenderedFix } from '../finding'

/** A service-linked role that the account lacks. `service` is the principal that owns it. */
export type CreateServiceLinkedRole = { accountId: string; roleName: string; service: string }

export function createServiceLinkedRole({ accountId, roleName, service }: CreateServiceLinkedRole): RenderedFix {
  return {
    text: `Create ${roleName} in account ${accountId} once, as somebody who may; or let the role of Clouddriver call iam:CreateServiceLinkedRole, and AWS creates it at the first deploy.`,
    cli: `aws iam create-service-linked-role --aws-service-name ${service}`,
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
