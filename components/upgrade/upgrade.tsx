import { Page } from '@/components/shell/page'
import type { UpgradeAnswer } from '@/lib/contracts/upgrade'
import type { UpgradedAccount as Account } from '@/lib/readiness/changes/upgrade-account'
import { byUrgency } from '@/lib/readiness/status'
import { ReleaseChoice } from './release-choice'
import { toldChanges } from './told-changes'
import { UnchangedAccounts } from './unchanged-accounts'
import { upgradeWords } from './upgrade-words'
import { UpgradedAccount } from './upgraded-account'

type UpgradeProps = {
  answer: UpgradeAnswer | null
  /** As the address has it. */
  release: string
  ecsAccount: string | null
  replacesOwn: boolean
  problem: string | null
  hasOwn: boolean
}

/** What changes if the team upgrades: saved facts judged by another release's rules, account by account. */
export function Upgrade({ answer, ...choice }: UpgradeProps) {
  const accounts = answer?.accounts ?? []
  const changed = accounts.filter((account) => toldChanges(account).length > 0).sort(byTurn)
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {answer ? upgradeWords(answer.release, accounts) : 'What would another release change?'}
      </h1>
      <p className="mt-1 text-ink-2">
        Shipshape applies that release’s rules to the saved facts, without calling AWS. It knows only the rules that it
        checks.
      </p>
      <ReleaseChoice {...choice} />
      {changed.map((account) => (
        <UpgradedAccount key={account.ecsAccount} account={account} />
      ))}
      <UnchangedAccounts accounts={accounts} />
    </Page>
  )
}

/** Accounts whose status changes come first, the most urgent outcome on top. */
function byTurn(a: Account, b: Account): number {
  const turns = ({ status }: Account) => Number(status?.before !== status?.after)
  return turns(b) - turns(a) || byUrgency(a.status?.after ?? 'pass', b.status?.after ?? 'pass')
}
