import { assumeRoleOf, type CompleteMapping } from '@/lib/registry/mapping'
import { compareReleases } from '@/lib/registry/release'
import type { Settings } from '@/lib/registry/settings'

/** First release that passes a full ARN on as it is. */
export const fullArnFrom = '1.26'

/**
 * The malformed ARN that Clouddriver passes on for its role: to 1.25 it puts arn:aws:iam::<account>: before an assumeRole that
 * is an ARN already (CreateServerGroupAtomicOperation.java, inferAssumedRoleArn; seen running in 1.25 and 1.26). Null where what
 * it passes is well formed, and without a release: who wrote a full ARN runs a release that takes it.
 */
export function malformedPassedRole(
  { awsAccount }: CompleteMapping,
  settings: Settings,
  release: string | null,
): string | null {
  const written = assumeRoleOf(awsAccount, settings)
  if (release === null || written === null || !written.startsWith('arn:')) return null
  return compareReleases(release, fullArnFrom) < 0 ? `arn:aws:iam::${awsAccount.accountId}:${written}` : null
}
