import { BlockTable } from '@/components/ui/block-table'
import { Disclosure } from '@/components/ui/disclosure'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { grouped } from '@/lib/readiness/words'

type Tile = ClusterRow['tiles'][number]

const columns = [
  { head: 'Instance', longest: 22 },
  { head: 'State', longest: 12 },
  { head: 'CPU free', longest: 14, isNumber: true },
  { head: 'Memory free', longest: 20, isNumber: true },
  { head: 'Tasks that fit', longest: 14, isNumber: true },
  { head: 'Why not', longest: 40 },
]

/** Rows in sight; the rest is one press away. */
const shown = 20

/** Each instance of a cluster: what is free of what it registered, and how many copies of the reference task it takes. */
export function InstancesTable({ row }: { row: ClusterRow }) {
  const rest = row.tiles.slice(shown)
  return (
    <div>
      <Rows row={row} tiles={row.tiles.slice(0, shown)} />
      {rest.length > 0 && (
        <Disclosure summary={<span className="text-link">{grouped(rest.length)} more</span>}>
          {() => <Rows row={row} tiles={rest} />}
        </Disclosure>
      )}
    </div>
  )
}

function Rows({ row, tiles }: { row: ClusterRow; tiles: readonly Tile[] }) {
  return (
    <div className="max-w-[960px]">
      <BlockTable
        label={`Instances of ${row.name}`}
        columns={columns}
        rows={tiles.map((tile) => ({
          key: tile.id,
          cells: [
            <code key="id">{tile.id}</code>,
            <span key="state" className={tile.state === 'active' ? undefined : 'text-warn'}>
              {tile.state}
            </span>,
            <Free key="cpu" remaining={tile.remaining.cpu} registered={grouped(tile.registered.cpu)} />,
            <Free
              key="memory"
              remaining={tile.remaining.memoryMiB}
              registered={`${grouped(tile.registered.memoryMiB)} MiB`}
            />,
            <span key="fits" className="font-medium">
              {grouped(tile.fits)}
            </span>,
            <WhyNot key="why" tile={tile} task={row.fits.task} />,
          ],
        }))}
      />
    </div>
  )
}

function Free({ remaining, registered }: { remaining: number; registered: string }) {
  return (
    <>
      {grouped(remaining)} <span className="text-ink-3">of {registered}</span>
    </>
  )
}

function WhyNot({ tile, task }: { tile: Tile; task: ClusterRow['fits']['task'] }) {
  const words = whyNot(tile, task)
  return words === '' ? null : <span className="text-ink-2">{words}</span>
}

/** Why an instance takes no copy; empty where it takes one. Ports, GPUs and interfaces are the finding's to tell. */
function whyNot({ state, remaining, fits }: Tile, task: ClusterRow['fits']['task']): string {
  if (fits > 0) return ''
  if (state !== 'active') return `accepts no tasks: ${state}`
  const lacks = [
    remaining.cpu < task.cpu && `CPU: ${grouped(remaining.cpu)} of ${grouped(task.cpu)}`,
    remaining.memoryMiB < task.memoryMiB && `memory: ${grouped(remaining.memoryMiB)} of ${grouped(task.memoryMiB)} MiB`,
  ].filter(Boolean)
  return lacks.length > 0 ? lacks.join(', ') : 'another reason: see the finding'
}
