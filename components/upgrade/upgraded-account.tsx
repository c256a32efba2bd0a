import { FindingChangeList } from '@/components/finding/finding-change-list'
import { GapsLabel } from '@/components/finding/gaps-label'
import { StatusChange } from '@/components/finding/status-change'
import { StatusLabel } from '@/components/finding/status-label'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { isUnread } from '@/lib/readiness/changes/finding-change'
import type { UpgradedAccount as Account } from '@/lib/readiness/changes/upgrade-account'
import { isReadyWithGaps } from '@/lib/readiness/gaps'
import { counted } from '@/lib/readiness/words'
import { UnreadWhy } from './unread-why'

/** One account whose findings change, from which release to which, and the findings. */
export function UpgradedAccount({ account }: { account: Account }) {
  const { ecsAccount, from, to, status, scannedAt, changes, faults } = account
  const read = changes.filter((change) => !isUnread(change))
  const unread = changes.length - read.length
  const withGaps = status !== null && isReadyWithGaps({ status: status.after, gaps: account.gaps })
  const page = `/readiness/${encodeURIComponent(ecsAccount)}`
  return (
    <section aria-label={ecsAccount} className="mt-6">
      <header className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h2 className="font-semibold text-title">
          <IntentLink href={page} className="hover:underline">
            {ecsAccount}
          </IntentLink>
        </h2>
        {status && status.before !== status.after && (
          <StatusChange before={status.before} after={status.after} withGaps={withGaps} />
        )}
        {status && status.before === status.after && (
          <span className="inline-flex gap-1.5">
            <span className="text-ink-2">stays</span> {withGaps ? <GapsLabel /> : <StatusLabel status={status.after} />}
          </span>
        )}
        <span className="text-ink-3 text-small">
          {from ?? 'not set (1.18)'} to {to}, facts of {scannedAt && <RelativeTime at={scannedAt} />}
        </span>
      </header>
      <FindingChangeList changes={read} page={null} none={{ before: 'Not checked', after: 'Not checked' }} />
      {unread > 0 && (
        <p className="mt-1.5">
          {counted(unread, 'more finding')} could not be read: <UnreadWhy faults={faults} />
        </p>
      )}
    </section>
  )
}
