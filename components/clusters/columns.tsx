import { clsx } from 'clsx'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusText } from '@/components/finding/status-words'
import { AccountLink } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import type { RowColumn } from '@/components/rows/row-columns'
import { StaleNote } from '@/components/rows/stale-note'
import { whyWords } from '@/components/rows/why-words'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { grouped } from '@/lib/readiness/words'
import type { AskedRow } from './asked-row'
import { barWords, CapacityBars, UnreadBars } from './capacity-bars'
import { clusterFindingPath } from './cluster-finding'
import { type ClusterItem, capacityIn, capacityWords } from './cluster-item'
import { ClusterMeasure } from './cluster-measure'
import { InstanceTiles, tileWords } from './instance-tiles'

/** The drawing of an earlier answer recedes: it is not what is there now. Words stay as dark as text must be. */
const aged = ({ staleSince }: ClusterItem) => (staleSince === null ? undefined : '[&_[role=img]]:opacity-55')

/** Columns of Clusters, and lines of a cluster's card. */
export const clusterColumns: readonly RowColumn<AskedRow>[] = [
  {
    id: 'room',
    head: <span className="sr-only">Room</span>,
    name: 'Room',
    text: (item) => capacityWords[capacityIn(item)],
    column: 'w-7',
    draw: (item) => (
      <>
        <StatusIcon status={capacityIn(item)} className="@max-[720px]:mt-0.5" />
        <span className="sr-only">{capacityWords[capacityIn(item)]}</span>
      </>
    ),
  },
  {
    id: 'name',
    head: 'Cluster',
    column: 'w-[1%] whitespace-nowrap',
    cell: '@max-[720px]:text-title',
    isRowHead: true,
    sortValue: ({ name }) => name,
    text: ({ row, fault }) => row?.name ?? fault?.resource ?? 'all clusters',
    draw: ({ row, fault }, { isOpen, toggle }) =>
      row ? (
        <OpenLink isOpen={isOpen} toggle={toggle}>
          {row.name}
        </OpenLink>
      ) : (
        <span className="@min-[720px]:pl-4">
          {fault.resource ?? <span className="font-normal text-ink-2">all clusters</span>}
        </span>
      ),
  },
  {
    id: 'account',
    head: 'ECS account',
    column: 'w-[1%] whitespace-nowrap pr-4',
    sortValue: ({ ecsAccount }) => ecsAccount,
    text: ({ ecsAccount }) => ecsAccount,
    draw: ({ ecsAccount }) => <AccountLink ecsAccount={ecsAccount} />,
  },
  {
    id: 'region',
    head: 'Region',
    column: 'w-[1%] whitespace-nowrap pr-4 @min-[720px]:@max-[960px]:hidden',
    cell: 'text-ink-2 @max-[720px]:col-start-2 @max-[720px]:row-start-2 @max-[720px]:text-ink-3 @max-[720px]:text-small',
    sortValue: ({ region }) => region,
    text: ({ region }) => region,
    draw: ({ region }) => region,
  },
  {
    id: 'capacity',
    head: 'CPU, memory',
    column: 'w-[22%] min-w-[140px] pr-4 @max-[1100px]:w-[15%]',
    cell: '@max-[720px]:col-span-2 @max-[720px]:col-start-2',
    text: ({ row }) => row && (isOnFargateAlone(row) ? 'Fargate' : barWords(row.tiles)),
    sortValue: ({ registered }) => registered.cpu,
    draw: (item) =>
      item.row ? (
        <div className={aged(item)}>
          <ClusterMeasure row={item.row}>
            <CapacityBars tiles={item.row.tiles} />
          </ClusterMeasure>
        </div>
      ) : (
        <UnreadBars />
      ),
  },
  {
    id: 'instances',
    head: 'Instances',
    column: 'w-[192px] @max-[1100px]:w-[124px] @min-[720px]:@max-[860px]:hidden',
    cell: '@max-[720px]:col-span-2 @max-[720px]:col-start-2',
    sortValue: ({ tiles }) => tiles.length,
    text: ({ row }) => row && (row.tiles.length === 0 ? 'none' : tileWords(row.tiles)),
    draw: (item) =>
      item.row ? (
        <div className={clsx(aged(item), item.row.tiles.length === 0 && '@max-[720px]:hidden')}>
          <InstanceTiles tiles={item.row.tiles} />
        </div>
      ) : (
        <span className="text-ink-2 @max-[720px]:hidden">not readable</span>
      ),
  },
  {
    id: 'fits',
    head: 'Fits',
    align: 'right',
    column: 'w-[1%] whitespace-nowrap',
    cell: '@max-[720px]:col-start-3 @max-[720px]:row-start-2 @max-[720px]:text-right',
    sortValue: ({ fits }) => fits.count,
    text: ({ row }) => row && (row.asked || !isOnFargateAlone(row) ? fitsWords(row) : null),
    draw: ({ row, staleSince }) =>
      row && (
        <span className={staleSince === null ? 'font-medium' : 'text-ink-3'}>
          {(row.asked || !isOnFargateAlone(row)) && (
            <span className="font-normal text-ink-2 @min-[720px]:hidden">fits </span>
          )}
          <Fits row={row} />
        </span>
      ),
  },
  {
    id: 'why',
    head: 'Why',
    cell: 'py-1.5 text-ink-2 @max-[720px]:col-span-2 @max-[720px]:col-start-2',
    text: (item) => whyWords(item, item.row?.why ?? '', wordsBefore(item)),
    sortValue: ({ why }) => why,
    draw: (item) => <Why item={item} />,
  },
]

function Why({ item }: { item: ClusterItem }) {
  const { row, fault, staleSince } = item
  const status = capacityIn(item)
  return (
    <>
      {fault === null && (
        <span aria-hidden="true" className={clsx(statusText[status], '@min-[720px]:hidden')}>
          {capacityWords[status]}
          {row?.why && ' · '}
        </span>
      )}
      {fault && (
        <span className="block">
          <FaultNote fault={fault.fault} href={clusterFindingPath(item)} />
        </span>
      )}
      {row && staleSince === null && row.why}
      {row && staleSince !== null && <StaleNote since={staleSince}>{wordsBefore(item)}</StaleNote>}
    </>
  )
}

/** Copies of the reference task that fit now, or of the reader's own those that do; Fargate is not counted in instances. */
function Fits({ row }: { row: AskedRow }) {
  if (row.asked || !isOnFargateAlone(row)) return fitsWords(row)
  return <span className="sr-only">not limited by instances</span>
}

function fitsWords({ fits, asked }: AskedRow): string {
  return asked ? `${grouped(fits.count)} of ${grouped(asked.count)}` : grouped(fits.count)
}

/** What an earlier scan said of a cluster. */
function wordsBefore({ row }: ClusterItem): string {
  return row === null ? '' : [capacityWords[row.capacity], row.why].filter(Boolean).join(', ')
}

function isOnFargateAlone({ tiles, launchTypes }: ClusterRow): boolean {
  return tiles.length === 0 && launchTypes.includes('FARGATE')
}
