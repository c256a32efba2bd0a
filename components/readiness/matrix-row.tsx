import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { RowTh, Td } from '@/components/ui/table'
import type { Group } from '@/lib/readiness/group'
import type { AccountRow } from './account-row'
import { MatrixCell } from './matrix-cell'
import type { LinkTo } from './use-readiness-view'

type MatrixRowProps = {
  row: AccountRow
  groups: readonly Group[]
  /** Group of the cell that is open in the panel. */
  selected: Group | null
  linkTo: LinkTo
  isChecking: boolean
}

/** One account: identity, a cell per group, age. */
export function MatrixRow({ row, groups, selected, linkTo, isChecking }: MatrixRowProps) {
  const { ecsAccount, awsAccount, accountId, regions, summary } = row
  return (
    <tr className="group/row [&>*]:hairline-b">
      <RowTh className="sticky left-0 z-[1] w-[1%] @max-[640px]:max-w-[112px] truncate whitespace-nowrap bg-background pr-6 @max-[800px]:pr-2">
        <Link
          href={`/readiness/${encodeURIComponent(ecsAccount)}`}
          title={ecsAccount}
          className="rounded-sm hover:underline"
        >
          {ecsAccount}
        </Link>
      </RowTh>
      <Td className="max-w-0 truncate whitespace-nowrap @max-[1000px]:hidden">
        {awsAccount} <span className="font-mono text-ink-3 text-small">{accountId}</span> <Regions regions={regions} />
      </Td>
      {summary === null && !isChecking && (
        <Td align="center" colSpan={groups.length} className="text-ink-3">
          Not checked yet
        </Td>
      )}
      {summary === null &&
        isChecking &&
        groups.map((group) => (
          <Td key={group} align="center">
            <Skeleton round className="mx-auto size-3.5" />
          </Td>
        ))}
      {summary &&
        groups.map((group) => (
          <MatrixCell
            key={group}
            row={row}
            group={group}
            counts={summary.groups[group]}
            isOpen={selected === group}
            linkTo={linkTo}
          />
        ))}
      <Td align="right" className="whitespace-nowrap text-ink-2 @max-[800px]:hidden">
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
