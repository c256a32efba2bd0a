import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import type { AwsCredentialIdentity } from '@smithy/types'
import { z } from 'zod'
import { parseArn } from '@/lib/registry/arn'
import type { Clients } from './clients'
import { parseAnswer } from './parse-answer'
import type { RoleToAssume } from './reader-of'

/** A session of a role: who it is, in which account, and its credentials. */
export type Session = {
  roleArn: string
  sessionArn: string
  accountId: string
  credentials: AwsCredentialIdentity
}

/** The shortest there is: a run lasts a minute, and role chaining refuses more than an hour. */
const durationSeconds = 900

const answerSchema = z.object({
  AssumedRoleUser: z.object({ Arn: z.string().regex(/^arn:[^:]+:sts::\d{12}:assumed-role\//) }),
  Credentials: z.object({
    AccessKeyId: z.string().min(1),
    SecretAccessKey: z.string().min(1),
    SessionToken: z.string().min(1),
    Expiration: z.date().optional(),
  }),
})

/** Assumes `role`, limited to `policy`. */
export async function assumeRole(
  { sts, region }: Pick<Clients, 'sts' | 'region'>,
  role: RoleToAssume,
  policy: string,
): Promise<Session> {
  const command = new AssumeRoleCommand({
    RoleArn: role.roleArn,
    RoleSessionName: role.sessionName,
    DurationSeconds: durationSeconds,
    Policy: policy,
    ...(role.externalId === null ? {} : { ExternalId: role.externalId }),
  })
  const answer = parseAnswer('sts:AssumeRole', region, answerSchema, await sts.send(command))
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials
  const sessionArn = answer.AssumedRoleUser.Arn
  return {
    roleArn: role.roleArn,
    sessionArn,
    accountId: parseArn(sessionArn)?.accountId ?? '',
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    },
  }
}
