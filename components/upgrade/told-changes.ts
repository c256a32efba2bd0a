import { asksForSomething, isUnread } from '@/lib/readiness/changes/finding-change'
import type { FindingChange } from '@/lib/readiness/changes/finding-change-schema'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'

/** Changes of an account that are for a person to know: what could not be read is said once, not finding by finding. */
export function toldChanges({ changes }: Pick<UpgradedAccount, 'changes'>): FindingChange[] {
  return changes.filter((change) => asksForSomething(change) && !isUnread(change))
}
