import type { AwsAccount } from '@/lib/registry/aws-account'
import { accountPartition, effectiveIdentity } from '@/lib/registry/mapping'
import type { Settings } from '@/lib/registry/settings'
import { ownRoleOf, readerOf, readerRoleOf } from './reader-of'

/**
 * Everything that decides which credentials read an account and what its facts say. AWS accounts with equal keys may
 * share session and facts; where keys differ, nothing crosses.
 */
export function readingKey(awsAccount: AwsAccount, settings: Settings): string {
  const reader = readerOf(awsAccount, settings)
  return JSON.stringify([
    accountPartition(awsAccount, settings),
    awsAccount.accountId,
    ownRoleOf(awsAccount, settings),
    reader.mode,
    reader.profile ?? null,
    reader.mode === 'role' ? readerRoleOf(reader, awsAccount, settings) : null,
    // Decides whether the live AssumeRole is tried at all.
    reader.mode === 'clouddriver-role' ? null : effectiveIdentity(awsAccount, settings),
  ])
}
