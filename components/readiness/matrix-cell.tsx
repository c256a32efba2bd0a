import { clsx } from 'clsx'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusText, statusWords } from '@/components/finding/status-words'
import { type Group, groupNames } from '@/lib/readiness/group'
import type { Status } from '@/lib/readiness/status'
import { counted } from '@/lib/readiness/words'
import type { AccountRow } from './account-row'
import type { LinkTo } from './use-readiness-view'

type MatrixCellProps = {
  row: AccountRow
  group: Group
  /** The group's most urgent status and how many findings have it; undefined where it has none. */
  worst: { status: Status; count: number } | undefined
  isOpen: boolean
  linkTo: LinkTo
}

const needsPerson = (status: Status) => status === 'fail' || status === 'unknown' || status === 'warn'

/** The worst status of one account's group and how many findings have it; opens them in the panel. */
export function MatrixCell({ row, group, worst, isOpen, linkTo }: MatrixCellProps) {
  if (worst === undefined) {
    return (
      <td className="text-center text-ink-3 @max-[560px]:hidden">
        <span className="sr-only">No findings</span>
      </td>
    )
  }
  const { status, count } = worst
  const words = `${statusWords[status]}, ${counted(count, 'finding')}`
  const { href, onClick } = linkTo({ cell: isOpen ? null : { ecsAccount: row.ecsAccount, group } })
  return (
    <td className={clsx('p-0 text-center', !needsPerson(status) && '@max-[560px]:hidden')}>
      <a
        href={href}
        onClick={onClick}
        aria-label={`${row.ecsAccount}, ${groupNames[group]}: ${words}`}
        aria-expanded={isOpen}
        title={`${groupNames[group]}: ${words}`}
        className={clsx(
          'mx-auto inline-flex h-[30px] min-w-12 items-center justify-center gap-1.5 rounded px-2 hover:bg-hover @max-[800px]:min-w-10 @max-[800px]:px-1 @max-[560px]:min-w-0 @max-[560px]:px-0',
          statusText[status],
          isOpen && 'outline-2 outline-focus',
        )}
      >
        <StatusIcon status={status} quiet small />
        <span className="@min-[560px]:hidden">{groupNames[group]}</span>
        {needsPerson(status) && count}
      </a>
    </td>
  )
}
