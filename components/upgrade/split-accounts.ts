import { byCause } from '@/components/readiness/by-cause'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'

type SplitAccounts = { alone: UpgradedAccount[]; shared: UpgradedAccount[][] }

/** Accounts that could not be read: those that share what kept them from it, and those of causes of their own. */
export function splitAccounts(accounts: readonly UpgradedAccount[]): SplitAccounts {
  const groups = byCause(accounts.map((account) => ({ account, cause: account.causes.toSorted().join(' ') || null })))
  const lists = groups.map(({ lead, waiting }) => [lead, ...waiting].map(({ account }) => account))
  return { alone: lists.filter(({ length }) => length === 1).flat(), shared: lists.filter(({ length }) => length > 1) }
}
