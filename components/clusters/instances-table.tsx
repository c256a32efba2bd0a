import { Disclosure } from '@/components/ui/disclosure'
import { SideScroll } from '@/components/ui/side-scroll'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { grouped } from '@/lib/readiness/words'
import { InstancesHead } from './instances-head'

type Tile = ClusterRow['tiles'][number]

const columns = ['Instance', 'State', 'CPU free', 'Memory free', 'Copies that fit', 'Why not']

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
    <SideScroll label={`Instances of ${row.name}`}>
      <table className="w-full max-w-[960px]">
        <InstancesHead columns={columns} isNumber={(index) => index > 1 && index < 5} />
        <tbody>
          {tiles.map((tile) => (
            <tr key={tile.id} className="border-line border-b [&>td]:h-7 [&>td]:whitespace-nowrap [&>td]:pr-6">
              <td className="font-mono text-small">{tile.id}</td>
              <td className={tile.state === 'active' ? undefined : 'text-warn'}>{tile.state}</td>
              <td className="text-right">
                {grouped(tile.remaining.cpu)} <span className="text-ink-3">of {grouped(tile.registered.cpu)}</span>
              </td>
              <td className="text-right">
                {grouped(tile.remaining.memoryMiB)}{' '}
                <span className="text-ink-3">of {grouped(tile.registered.memoryMiB)} MiB</span>
              </td>
              <td className="text-right font-medium">{grouped(tile.fits)}</td>
              <td className="text-ink-2">{whyNot(tile, row.fits.task)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

/** Why an instance takes no copy; empty where it takes one. Ports, GPUs and interfaces are the finding's to tell. */
function whyNot({ state, remaining, fits }: Tile, task: ClusterRow['fits']['task']): string {
  if (fits > 0) return ''
  if (state !== 'active') return `takes no tasks: ${state}`
  const lacks = [
    remaining.cpu < task.cpu && `CPU: ${grouped(remaining.cpu)} of ${grouped(task.cpu)}`,
    remaining.memoryMiB < task.memoryMiB && `memory: ${grouped(remaining.memoryMiB)} of ${grouped(task.memoryMiB)} MiB`,
  ].filter(Boolean)
  return lacks.length > 0 ? lacks.join(', ') : 'something else: see the finding'
}
