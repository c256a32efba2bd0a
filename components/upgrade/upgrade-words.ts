import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import { counted } from '@/lib/readiness/words'
import { toldChanges } from './told-changes'

const becomes: Record<Status, { one: string; many: string }> = {
  fail: { one: 'becomes blocked', many: 'become blocked' },
  unknown: { one: 'can no longer be checked', many: 'can no longer be checked' },
  warn: { one: 'needs attention', many: 'need attention' },
  pass: { one: 'becomes ready', many: 'become ready' },
  'not-applicable': { one: 'has nothing to check', many: 'have nothing to check' },
}

/** The page's answer in one sentence: how much changes where, and which accounts change their status. */
export function upgradeWords(release: string, accounts: readonly UpgradedAccount[]): string {
  const judged = accounts.filter(({ status }) => status !== null)
  if (judged.length === 0)
    return `No account has been checked yet. Check the accounts to see what ${release} would change.`
  const changed = judged.filter((account) => toldChanges(account).length > 0)
  if (changed.length === 0) {
    return `Upgrading to ${release} changes nothing you need to act on (${counted(judged.length, 'account')}).`
  }
  const findings = changed.reduce((sum, account) => sum + toldChanges(account).length, 0)
  const where = judged.length === 1 ? changed[0]?.ecsAccount : `${changed.length} of ${judged.length} accounts`
  const turns = turnsOf(changed)
  const outcome = turns.length === 0 ? 'no account’s status changes' : turns.join(', ')
  return `${release} changes ${counted(findings, 'finding')} in ${where}; ${outcome}.`
}

/** "2 become blocked", most urgent first. */
function turnsOf(accounts: readonly UpgradedAccount[]): string[] {
  const turned = accounts.flatMap(({ status }) => (status && status.before !== status.after ? [status.after] : []))
  return [...statuses].sort(byUrgency).flatMap((status) => {
    const count = turned.filter((after) => after === status).length
    return count === 0 ? [] : [counted(count, becomes[status].one, becomes[status].many)]
  })
}
