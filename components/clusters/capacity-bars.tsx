import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { grouped } from '@/lib/readiness/words'
import { type CapacitySplit, splitCapacity } from './capacity-split'

/** CPU over memory: used, free, and free where the reference task does not fit. */
export function CapacityBars({ tiles }: { tiles: ClusterRow['tiles'] }) {
  return (
    <span className="grid gap-[3px]">
      <Bar name="CPU" unit="units" split={splitCapacity(tiles, 'cpu')} />
      <Bar name="Memory" unit="MiB" split={splitCapacity(tiles, 'memoryMiB')} />
    </span>
  )
}

/** What the two bars say. */
export function barWords(tiles: ClusterRow['tiles']): string {
  return [
    wordsOf('CPU', 'units', splitCapacity(tiles, 'cpu')),
    wordsOf('Memory', 'MiB', splitCapacity(tiles, 'memoryMiB')),
  ].join('; ')
}

function wordsOf(name: string, unit: string, { registered, used, free, stranded }: CapacitySplit): string {
  return registered === 0
    ? `${name}: nothing registered`
    : `${name}: ${grouped(registered)} ${unit}, ${grouped(used)} used, ${grouped(free)} free, ${grouped(stranded)} free but unusable for the task`
}

function Bar({ name, unit, split }: { name: string; unit: string; split: CapacitySplit }) {
  const { registered, used, free, stranded } = split
  const words = wordsOf(name, unit, split)
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="flex h-2 forced-color-adjust-none overflow-hidden rounded-sm bg-track forced-colors:h-2.5 forced-colors:border"
    >
      <Part of={registered} part={used} className="bg-used" />
      <Part of={registered} part={free} className="bg-free" />
      <Part of={registered} part={stranded} className="hatch bg-background text-ink-3 opacity-70" />
    </span>
  )
}

function Part({ of, part, className }: { of: number; part: number; className: string }) {
  return part > 0 && <span className={className} style={{ width: `${(100 * part) / of}%` }} />
}

/** What stands in the bars' place where nothing could be read: hatched, and never an empty bar. */
export function UnreadBars() {
  return (
    <span
      aria-hidden="true"
      className="hatch block h-[19px] @max-[720px]:hidden rounded-sm border border-unknown border-dashed text-unknown opacity-55"
    />
  )
}
