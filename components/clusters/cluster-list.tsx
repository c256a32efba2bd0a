import { StatusIcon } from '@/components/finding/status-icon'
import { statusText } from '@/components/finding/status-words'
import { AccountLink } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { CapacityBars, UnreadBars } from './capacity-bars'
import { ClusterDetails } from './cluster-details'
import { clusterFindingPath } from './cluster-finding'
import { type ClusterItem, capacityIn, capacityWords } from './cluster-item'
import { ClusterMeasure } from './cluster-measure'
import { Fits } from './columns'
import { InstanceTiles } from './instance-tiles'

type ClusterListProps = { items: readonly ClusterItem[]; open: string | null; linkTo: LinkTo }

/** The table where it has no room: a card per cluster. */
export function ClusterList({ items, open, linkTo }: ClusterListProps) {
  return (
    <ul className="mt-2 hidden @max-[720px]:block">
      {items.map((item) => (
        <ClusterCard key={item.key} item={item} isOpen={open === item.key} linkTo={linkTo} />
      ))}
    </ul>
  )
}

type ClusterCardProps = { item: ClusterItem; isOpen: boolean; linkTo: LinkTo }

function ClusterCard({ item, isOpen, linkTo }: ClusterCardProps) {
  const { row, ecsAccount, region, fault, staleSince } = item
  const status = capacityIn(item)
  return (
    <li className="flex items-start gap-2 border-line border-b py-3 last:border-0">
      <StatusIcon status={status} className="mt-0.5" />
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1.5">
        <p className="flex items-baseline justify-between gap-3">
          {row ? (
            <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo} className="min-w-0 font-medium text-title">
              {row.name}
            </OpenLink>
          ) : (
            <span className="min-w-0 truncate font-medium text-title">{fault.resource ?? 'all clusters'}</span>
          )}
          <span className="shrink-0 text-ink-2">
            <AccountLink ecsAccount={ecsAccount} /> <span className="text-ink-3 text-small">{region}</span>
          </span>
        </p>
        <p className="text-ink-2">
          <span className={statusText[status]}>{capacityWords[status]}</span>
          {row && row.tiles.length > 0 && staleSince === null && (
            <>
              {' · fits '}
              <Fits row={row} />
            </>
          )}
          {row?.why && staleSince === null && ` · ${row.why}`}
        </p>
        {fault && (
          <p>
            <FaultNote fault={fault.fault} href={clusterFindingPath(item)} band={false} />
          </p>
        )}
        {row && staleSince !== null && <StaleNote since={staleSince}>{capacityWords[row.capacity]}</StaleNote>}
        {row ? (
          <>
            <ClusterMeasure row={row}>
              <CapacityBars tiles={row.tiles} />
            </ClusterMeasure>
            {row.tiles.length > 0 && <InstanceTiles tiles={row.tiles} />}
            {isOpen && <ClusterDetails item={item} row={row} />}
          </>
        ) : (
          <UnreadBars />
        )}
      </div>
    </li>
  )
}
