import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import { accountPartition, roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
import type { Reader } from '@/lib/registry/reader'
import type { Settings } from '@/lib/registry/settings'

/** A role and how it is assumed. */
export type RoleToAssume = { roleArn: string; externalId: string | null; sessionName: string }

/** How an AWS account is read: its own reader, else the settings'. */
export function readerOf(awsAccount: Pick<AwsAccount, 'reader'>, settings: Settings): Reader {
  return awsAccount.reader ?? settings.reader
}

/** The account's own role, assumed as Clouddriver's AWS side does; null where the registry names none. */
export function ownRoleOf(awsAccount: AwsAccount, settings: Settings): RoleToAssume | null {
  const roleArn = roleArnOf(awsAccount, settings)
  if (roleArn === null) return null
  return { roleArn, externalId: awsAccount.externalId, sessionName: sessionNameOf(awsAccount) }
}

/** The team's read-only role of reader mode `role`, with its placeholders filled. */
export function readerRoleOf(reader: Reader, awsAccount: AwsAccount, settings: Settings): RoleToAssume | null {
  if (reader.roleArn === undefined) return null
  const values: Record<string, string> = {
    partition: accountPartition(awsAccount, settings),
    accountId: awsAccount.accountId,
    name: awsAccount.name,
  }
  return {
    roleArn: reader.roleArn.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole),
    externalId: reader.externalId ?? null,
    sessionName: reader.sessionName ?? 'Shipshape',
  }
}

/** An account as posted, before it has a version. */
export function asStored(awsAccount: AwsAccountInput): AwsAccount {
  return { ...awsAccount, version: 0 }
}
