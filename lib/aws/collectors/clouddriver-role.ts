import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { AwsFault, faultWithoutCode } from '../aws-fault'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'
import { ownRoleOf } from '../reader-of'
import { trustDocument } from '../trust-document'

const action = 'iam:GetRole'

const answerSchema = z.object({
  Role: z.object({
    RoleName: z.string(),
    Arn: z.string(),
    Path: z.string(),
    AssumeRolePolicyDocument: z.string(),
    MaxSessionDuration: z.int().optional(),
    PermissionsBoundary: z.object({ PermissionsBoundaryArn: z.string().optional() }).optional(),
  }),
})

export const clouddriverRole = collector({
  fact: 'clouddriver-role',
  actions: [action],
  collect: async ({ iam, region }, { awsAccount, settings }) => {
    const roleArn = ownRoleOf(awsAccount, settings)?.roleArn
    if (roleArn === undefined) {
      throw faultWithoutCode('not-configured', action, region, `AWS account "${awsAccount.name}" names no role.`)
    }
    // GetRole takes the bare name: of role/team/SpinnakerManaged, SpinnakerManaged.
    const name = roleArn.split(/[/:]/).at(-1) ?? ''
    const answer = await getRole(iam, name)
    if (answer === null) return null
    const { Role: role } = parseAnswer(action, region, answerSchema, answer)
    const trust = trustDocument(role.AssumeRolePolicyDocument)
    if (trust === null) {
      throw faultWithoutCode('unexpected', action, region, `The trust policy of ${role.Arn} is not a policy document.`)
    }
    return {
      name: role.RoleName,
      arn: role.Arn,
      path: role.Path,
      trust,
      permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      ...(role.MaxSessionDuration === undefined ? {} : { maxSessionSeconds: role.MaxSessionDuration }),
    }
  },
})

/** The answer, or null where the account has no role of that name. */
async function getRole(iam: IAMClient, name: string) {
  try {
    return await iam.send(new GetRoleCommand({ RoleName: name }))
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code?.startsWith('NoSuchEntity')) return null
    throw error
  }
}
