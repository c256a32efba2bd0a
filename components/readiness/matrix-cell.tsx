import { clsx } from 'clsx'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusText, statusWords } from '@/components/finding/status-words'
import { type Group, groupNames } from '@/lib/readiness/group'
import type { Counts, Status } from '@/lib/readiness/status'
import { counted } from '@/lib/readiness/words'
import { type AccountRow, worstOf } from './account-row'
import type { LinkTo } from './use-readiness-view'

type MatrixCellProps = {
  row: AccountRow
  group: Group
  counts: Counts | undefined
  isOpen: boolean
  linkTo: LinkTo
}

const needsPerson = (status: Status) => status === 'fail' || status === 'unknown' || status === 'warn'

/** The worst status of one account's group and how many findings have it; opens them in the panel. */
export function MatrixCell({ row, group, counts, isOpen, linkTo }: MatrixCellProps) {
  const status = worstOf(counts)
  if (status === null || counts === undefined) {
    return (
      <td className="text-center text-ink-3">
        <span className="sr-only">No findings</span>
      </td>
    )
  }
  const count = counts[status]
  const words = `${statusWords[status]}, ${counted(count, 'finding')}`
  const { href, onClick } = linkTo({ cell: isOpen ? null : { ecsAccount: row.ecsAccount, group } })
  return (
    <td className="p-0 text-center">
      <a
        href={href}
        onClick={onClick}
        aria-label={`${row.ecsAccount}, ${groupNames[group]}: ${words}`}
        aria-expanded={isOpen}
        title={`${groupNames[group]}: ${words}`}
        className={clsx(
          'mx-auto inline-flex h-[30px] min-w-12 items-center justify-center gap-1.5 rounded px-2 hover:bg-hover @max-[800px]:min-w-10 @max-[800px]:px-1',
          statusText[status],
          isOpen && 'outline-2 outline-focus',
        )}
      >
        <StatusIcon status={status} quiet small />
        {needsPerson(status) && count}
      </a>
    </td>
  )
}
