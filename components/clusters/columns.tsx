import { clsx } from 'clsx'
import { StatusIcon } from '@/components/finding/status-icon'
import { AccountLink } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { RowTh, Td } from '@/components/ui/table'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { grouped } from '@/lib/readiness/words'
import { CapacityBars, UnreadBars } from './capacity-bars'
import { ClusterDetails } from './cluster-details'
import { clusterFindingPath } from './cluster-finding'
import { type ClusterItem, capacityIn, capacityWords } from './cluster-item'
import { ClusterMeasure } from './cluster-measure'
import { InstanceTiles } from './instance-tiles'

type ClusterTableRowProps = { item: ClusterItem; isOpen: boolean; linkTo: LinkTo }

/** One cluster, or what could not be read of them. */
export function ClusterTableRow({ item, isOpen, linkTo }: ClusterTableRowProps) {
  const { row, ecsAccount, region, fault } = item
  const status = capacityIn(item)
  return (
    <>
      <tr className={isOpen ? undefined : '[&>*]:hairline-b'}>
        <Td className="w-7">
          <StatusIcon status={status} />
          <span className="sr-only">{capacityWords[status]}</span>
        </Td>
        <RowTh className="whitespace-nowrap">
          {row ? (
            <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo}>
              {row.name}
            </OpenLink>
          ) : (
            <span className="pl-4">
              {fault.resource ?? <span className="font-normal text-ink-2">all clusters</span>}
            </span>
          )}
        </RowTh>
        <Td className="whitespace-nowrap pr-4">
          <AccountLink ecsAccount={ecsAccount} />
        </Td>
        <Td className="whitespace-nowrap pr-4 text-ink-2 @max-[960px]:hidden">{region}</Td>
        {row ? (
          <ReadCells item={item} row={row} />
        ) : (
          <>
            <Td className="pr-4">
              <UnreadBars />
            </Td>
            <Td className="text-ink-2 @max-[860px]:hidden">not readable</Td>
            <Td />
            <Td className="py-1.5">
              <FaultNote fault={fault.fault} href={clusterFindingPath(item)} band={false} />
            </Td>
          </>
        )}
      </tr>
      {row && isOpen && (
        <tr className="[&>*]:hairline-b">
          <td />
          <td colSpan={7} className="pt-1 pb-4">
            <ClusterDetails item={item} row={row} />
          </td>
        </tr>
      )}
    </>
  )
}

function ReadCells({ item, row }: { item: ClusterItem; row: ClusterRow }) {
  const { fault, staleSince } = item
  // An earlier answer recedes: it is not what is there now.
  const aged = staleSince === null ? undefined : 'opacity-55'
  return (
    <>
      <Td className={clsx('pr-4', aged)}>
        <ClusterMeasure row={row}>
          <CapacityBars tiles={row.tiles} />
        </ClusterMeasure>
      </Td>
      <Td className={clsx('@max-[860px]:hidden', aged)}>
        <InstanceTiles tiles={row.tiles} />
      </Td>
      <Td align="right" className={staleSince === null ? 'font-medium' : 'text-ink-3'}>
        <Fits row={row} />
      </Td>
      <Td className="py-1.5 text-ink-2">
        {fault && (
          <span className="block">
            <FaultNote fault={fault.fault} href={clusterFindingPath(item)} band={false} />
          </span>
        )}
        {staleSince === null ? (
          row.why
        ) : (
          <StaleNote since={staleSince}>{[capacityWords[row.capacity], row.why].filter(Boolean).join(', ')}</StaleNote>
        )}
      </Td>
    </>
  )
}

/** Copies of the reference task that fit now; Fargate is not counted in instances. */
export function Fits({ row: { fits, tiles, launchTypes } }: { row: ClusterRow }) {
  if (tiles.length > 0 || !launchTypes.includes('FARGATE')) return grouped(fits.count)
  return <span className="sr-only">not limited by instances</span>
}
