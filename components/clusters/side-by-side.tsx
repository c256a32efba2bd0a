import { StatusIcon } from '@/components/finding/status-icon'
import { statusText } from '@/components/finding/status-words'
import { isFaultAlone } from '@/components/rows/item'
import { LinkButton } from '@/components/ui/link-button'
import { counted } from '@/lib/readiness/words'
import type { AskedRow } from './asked-row'
import { CapacityBars } from './capacity-bars'
import { type ClusterItem, capacityIn, capacityWords } from './cluster-item'
import { ClusterMeasure } from './cluster-measure'
import { ClusterDetails } from './details-on-demand'
import { InstanceTiles } from './instance-tiles'
import type { ClustersControl } from './use-clusters-view'

type SideBySideProps = { items: readonly ClusterItem[]; control: ClustersControl }

/** The clusters that stand open: how many, and side by side where the reader wants them so. */
export function SideBySide({ items, control }: SideBySideProps) {
  const { view, linkTo } = control
  const open = items.filter((item) => !isFaultAlone(item) && view.open.includes(item.key))
  if (open.length < 2) return null
  return (
    <section aria-label="Opened clusters" className="mt-4">
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-ink-2">{counted(open.length, 'cluster')} open</span>
        <LinkButton size="small" prefetch={false} {...linkTo({ beside: !view.beside })}>
          {view.beside ? 'Show them in the table' : 'Compare side by side'}
        </LinkButton>
        <LinkButton size="small" prefetch={false} {...linkTo({ open: [], beside: false })}>
          Close all
        </LinkButton>
      </div>
      {view.beside && (
        <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 @min-[960px]:grid-cols-2">
          {open.map((item) => item.row && <Cluster key={item.key} item={item} row={item.row} />)}
        </div>
      )}
    </section>
  )
}

function Cluster({ item, row }: { item: ClusterItem; row: AskedRow }) {
  const status = capacityIn(item)
  return (
    <article aria-label={row.name} className="@container grid content-start gap-3 rounded-card border border-line p-4">
      <header>
        <h2 className="flex items-center gap-2 font-medium text-title">
          <StatusIcon status={status} />
          <span className="wrap-anywhere min-w-0">{row.name}</span>
          <span className={statusText[status]}>{capacityWords[status]}</span>
        </h2>
        <p className="text-ink-2">
          {row.ecsAccount}, {row.region}
        </p>
      </header>
      <ClusterMeasure row={row}>
        <CapacityBars tiles={row.tiles} />
      </ClusterMeasure>
      {row.tiles.length > 0 && <InstanceTiles tiles={row.tiles} />}
      {!row.asked?.fit.answer && <p className="text-ink-2">{row.why}</p>}
      <ClusterDetails item={item} row={row} />
    </article>
  )
}
