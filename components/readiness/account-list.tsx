import { clsx } from 'clsx'
import Link from 'next/link'
import { Prose } from '@/components/finding/prose'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusText, statusWords } from '@/components/finding/status-words'
import { Spinner } from '@/components/ui/spinner'
import { type Group, groupNames } from '@/lib/readiness/group'
import { type AccountRow, statusIn } from './account-row'
import type { CellPlace } from './readiness-view'
import { RowStatusIcon } from './row-status-icon'
import { rowWords } from './row-words'
import type { LinkTo } from './use-readiness-view'

type AccountListProps = {
  rows: readonly AccountRow[]
  groups: readonly Group[]
  /** Cell that is open in the panel. */
  open: CellPlace | null
  linkTo: LinkTo
  isChecking: (ecsAccount: string) => boolean
}

/** The matrix where it has no room: a card per account, with only the groups that need a person. */
export function AccountList({ rows, isChecking, ...rest }: AccountListProps) {
  return (
    <ul className="mt-2 hidden @max-[560px]:block">
      {rows.map((row) => (
        <AccountCard key={row.ecsAccount} row={row} {...rest} isChecking={isChecking(row.ecsAccount)} />
      ))}
    </ul>
  )
}

type AccountCardProps = Omit<AccountListProps, 'rows' | 'isChecking'> & { row: AccountRow; isChecking: boolean }

function AccountCard({ row, groups, open, linkTo, isChecking }: AccountCardProps) {
  const { ecsAccount, accountId, status, summary } = row
  return (
    <li className="flex items-start gap-2 border-line border-b py-3 last:border-0">
      <RowStatusIcon status={status} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3">
          <Link
            href={`/readiness/${encodeURIComponent(ecsAccount)}`}
            className="truncate rounded-sm font-medium text-title"
          >
            <span className="sr-only">{rowWords[status]}: </span>
            {ecsAccount}
          </Link>
          <span className="shrink-0 font-mono text-ink-3 text-small">{accountId}</span>
        </p>
        {isChecking && (
          <p className="flex items-center gap-1.5 text-ink-2">
            <Spinner /> checking
          </p>
        )}
        {summary === null && !isChecking && <p className="text-ink-2">Not checked yet</p>}
        {summary?.headline && (
          <p className="break-words text-ink-2">
            <Prose text={summary.headline} />
          </p>
        )}
        {summary && <UrgentGroups row={row} groups={groups} open={open} linkTo={linkTo} />}
      </div>
    </li>
  )
}

function UrgentGroups({ row, groups, open, linkTo }: Omit<AccountCardProps, 'isChecking'>) {
  const urgent = groups.flatMap((group) => {
    const status = statusIn(row, group)
    const count = status && row.summary?.groups[group]?.[status]
    return status === 'fail' || status === 'warn' || status === 'unknown' ? [{ group, status, count }] : []
  })
  if (urgent.length === 0) return null
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3">
      {urgent.map(({ group, status, count }) => (
        <li key={group}>
          <a
            {...linkTo({ cell: { ecsAccount: row.ecsAccount, group } })}
            className={clsx(
              'inline-flex h-[30px] items-center gap-1.5 rounded-sm',
              statusText[status],
              open?.ecsAccount === row.ecsAccount && open.group === group && 'outline-2 outline-focus outline-offset-2',
            )}
          >
            <StatusIcon status={status} small />
            <span className="sr-only">{statusWords[status]}: </span>
            {groupNames[group]} {count}
          </a>
        </li>
      ))}
    </ul>
  )
}
