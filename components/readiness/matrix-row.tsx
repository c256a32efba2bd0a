import { clsx } from 'clsx'
import { Prose } from '@/components/finding/prose'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { RowTh, Td } from '@/components/ui/table'
import { gapsText } from '@/lib/readiness/gaps'
import type { Group } from '@/lib/readiness/group'
import type { AccountRow } from './account-row'
import { MatrixCell } from './matrix-cell'
import { RowStatusIcon } from './row-status-icon'
import { rowWords } from './row-words'
import type { LinkTo } from './use-readiness-view'

type MatrixRowProps = {
  row: AccountRow
  groups: readonly Group[]
  /** Group of the cell that is open in the panel. */
  selected: Group | null
  linkTo: LinkTo
  isChecking: boolean
  /** Whether its status changed since the reader's last visit. */
  isNew: boolean
}

/** One account: identity, a cell per group, age; in a card also its status and the first thing to do. */
export function MatrixRow({ row, groups, selected, linkTo, isChecking, isNew }: MatrixRowProps) {
  const { ecsAccount, awsAccount, accountId, regions, status, summary } = row
  return (
    <tr className={clsx('group/row', card)}>
      <RowTh className="sticky left-0 z-[1] w-[1%] @max-[640px]:max-w-[112px] truncate whitespace-nowrap bg-background pr-6 @max-[800px]:pr-2 @max-[560px]:static @max-[560px]:-ml-7 @max-[560px]:flex @max-[560px]:h-auto @max-[560px]:w-[calc(100%+28px)] @max-[560px]:max-w-none @max-[560px]:shrink-0 @max-[560px]:items-center @max-[560px]:gap-3 @max-[560px]:px-0">
        <RowStatusIcon status={status} className="@min-[560px]:hidden" />
        <IntentLink
          href={`/readiness/${encodeURIComponent(ecsAccount)}`}
          title={ecsAccount}
          className="inline-flex min-h-6 min-w-0 items-center rounded-sm hover:underline @max-[560px]:text-title"
        >
          <span className="sr-only @min-[560px]:hidden">{rowWords[status]}: </span>
          {ecsAccount}
        </IntentLink>
        {summary?.muted && <span className="ml-1.5 font-normal text-ink-3 text-small">{summary.muted} muted</span>}
        {isNew && (
          <span title="Changed since your last visit" className="ml-1.5 inline-block size-1.5 rounded-full bg-link">
            <span className="sr-only">Changed since your last visit</span>
          </span>
        )}
        <span className="ml-auto font-mono font-normal text-ink-3 text-small @min-[560px]:hidden">{accountId}</span>
      </RowTh>
      <Td className={clsx('max-w-0 truncate whitespace-nowrap @max-[1000px]:hidden', cardLine)}>
        <span className="@max-[560px]:hidden">
          {awsAccount} <span className="font-mono text-ink-3 text-small">{accountId}</span>{' '}
          <Regions regions={regions} />
        </span>
        {summary?.headline && (
          <span className="text-ink-2 @min-[560px]:hidden">
            <Prose text={summary.headline} />
          </span>
        )}
        {summary && status === 'gaps' && (
          <span className="block text-unknown @min-[560px]:hidden">{gapsText(summary.gaps)}</span>
        )}
      </Td>
      {summary === null && !isChecking && (
        <Td align="center" colSpan={groups.length} className={clsx('text-ink-3', cardLine)}>
          Not checked yet
        </Td>
      )}
      {summary === null &&
        isChecking &&
        groups.map((group) => (
          <Td key={group} align="center" className="@max-[560px]:hidden">
            <Skeleton round className="mx-auto size-3.5" />
          </Td>
        ))}
      {summary &&
        groups.map((group) => (
          <MatrixCell
            key={group}
            row={row}
            group={group}
            worst={summary.groups[group]}
            isOpen={selected === group}
            linkTo={linkTo}
          />
        ))}
      <Td align="right" className={clsx('whitespace-nowrap text-ink-2 @max-[800px]:hidden', isChecking && cardLine)}>
        {isChecking ? (
          <span className="inline-flex items-center gap-1.5">
            <Spinner /> checking
          </span>
        ) : (
          summary && <RelativeTime at={summary.scannedAt} short className="rounded-sm" />
        )}
      </Td>
    </tr>
  )
}

/** The row where the matrix has no room. */
const card = clsx(
  '@min-[560px]:[&>*]:hairline-b @max-[560px]:flex @max-[560px]:flex-wrap @max-[560px]:gap-x-3 @max-[560px]:border-line',
  '@max-[560px]:border-b @max-[560px]:py-3 @max-[560px]:pl-7',
)
const cardLine = clsx(
  '@max-[560px]:block! @max-[560px]:h-auto @max-[560px]:max-w-none @max-[560px]:basis-full @max-[560px]:whitespace-normal',
  '@max-[560px]:break-words @max-[560px]:px-0 @max-[560px]:text-left @max-[560px]:empty:hidden!',
)

function Regions({ regions }: { regions: readonly string[] }) {
  const [first, ...rest] = regions
  if (first === undefined) return <span className="text-ink-3">no region</span>
  return (
    <span className="text-ink-3" title={regions.join(', ')}>
      {first}
      {rest.length > 0 && ` +${rest.length}`}
    </span>
  )
}
