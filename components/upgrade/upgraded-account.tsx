import Link from 'next/link'
import { FindingChangeList } from '@/components/finding/finding-change-list'
import { StatusChange } from '@/components/finding/status-change'
import { StatusLabel } from '@/components/finding/status-label'
import { RelativeTime } from '@/components/ui/relative-time'
import type { UpgradedAccount as Account } from '@/lib/readiness/upgrade-account'

/** One account whose findings change, from which release to which, and the findings. */
export function UpgradedAccount({ account }: { account: Account }) {
  const { ecsAccount, from, to, status, scannedAt, changes } = account
  const page = `/readiness/${encodeURIComponent(ecsAccount)}`
  return (
    <section aria-label={ecsAccount} className="mt-6">
      <header className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h2 className="font-semibold text-title">
          <Link href={page} className="hover:underline">
            {ecsAccount}
          </Link>
        </h2>
        {status && status.before !== status.after && <StatusChange before={status.before} after={status.after} />}
        {status && status.before === status.after && (
          <span className="inline-flex gap-1.5">
            <span className="text-ink-2">stays</span> <StatusLabel status={status.after} />
          </span>
        )}
        <span className="text-ink-3 text-small">
          {from ?? 'not set, as 1.18'} to {to}, facts of {scannedAt && <RelativeTime at={scannedAt} />}
        </span>
      </header>
      <FindingChangeList changes={changes} page={null} none={{ before: 'No such finding', after: 'No such finding' }} />
    </section>
  )
}
