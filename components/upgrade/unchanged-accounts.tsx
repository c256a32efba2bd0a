import type { ReactNode } from 'react'
import { IntentLink } from '@/components/ui/intent-link'
import { isUnread } from '@/lib/readiness/changes/finding-change'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'
import { splitAccounts } from './split-accounts'
import { toldChanges } from './told-changes'
import { UnreadAccounts } from './unread-accounts'
import { UnreadWhy } from './unread-why'

/** Accounts about which there is nothing to list, and why. */
export function UnchangedAccounts({ accounts }: { accounts: readonly UpgradedAccount[] }) {
  const never = accounts.filter(({ status }) => status === null)
  const judged = accounts.filter(({ status, keepsOwn }) => status !== null && !keepsOwn)
  const same = judged.filter(({ changes }) => changes.length === 0)
  const untold = judged.filter((account) => account.changes.length > 0 && toldChanges(account).length === 0)
  const unread = untold.filter(({ changes }) => changes.some(isUnread))
  const quiet = untold.filter(({ changes }) => !changes.some(isUnread))
  const { alone, shared } = splitAccounts(unread)
  const own = accounts.filter(({ status, keepsOwn }) => status !== null && keepsOwn)
  return (
    <>
      {shared.map((waiting) => (
        <UnreadAccounts key={waiting[0]?.ecsAccount} accounts={waiting} />
      ))}
      <dl className="mt-8 grid gap-2 text-ink-2">
        <Names
          title="Unknown: these accounts could not be read"
          accounts={alone}
          note={({ faults }) => (
            <>
              {' '}
              (<UnreadWhy faults={faults} />)
            </>
          )}
        />
        <Names title="Still ready; only the set of rules changes" accounts={quiet} />
        <Names title="Unchanged" accounts={same} />
        <Names title="Judged by their own release" accounts={own} note={({ to }) => ` (${to})`} />
        <Names title="Unknown: not checked yet" accounts={never} />
      </dl>
    </>
  )
}

type NamesProps = {
  title: string
  accounts: readonly UpgradedAccount[]
  note?: (account: UpgradedAccount) => ReactNode
}

function Names({ title, accounts, note }: NamesProps) {
  if (accounts.length === 0) return null
  return (
    <div>
      <dt className="inline font-medium text-ink">
        {title} ({accounts.length}):{' '}
      </dt>
      <dd className="inline">
        {accounts.map((account, index) => (
          <span key={account.ecsAccount}>
            {index > 0 && ', '}
            <IntentLink
              href={`/readiness/${encodeURIComponent(account.ecsAccount)}`}
              className="decoration-1 underline-offset-4 hover:underline"
            >
              {account.ecsAccount}
            </IntentLink>
            {note?.(account)}
          </span>
        ))}
      </dd>
    </div>
  )
}
