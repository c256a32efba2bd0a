import { clsx } from 'clsx'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { counted, grouped } from '@/lib/readiness/words'

type Tile = ClusterRow['tiles'][number]

/** Tiles drawn one by one; of more only how many take the task. */
const mostTiles = 40

/** A cluster's instances: one tile each, its CPU at the left, its memory at the right, green where the task fits. */
export function InstanceTiles({ tiles }: { tiles: readonly Tile[] }) {
  if (tiles.length === 0) return <span className="text-ink-2">none</span>
  const words = tileWords(tiles)
  if (tiles.length > mostTiles) return <Summary tiles={tiles} words={words} />
  return (
    <span role="img" aria-label={words} title={words} className="flex flex-wrap gap-[3px] py-[3px]">
      {tiles.map((tile) => (
        <TileShape key={tile.id} tile={tile} />
      ))}
    </span>
  )
}

function TileShape({ tile: { state, registered, remaining, fits } }: { tile: Tile }) {
  const isOpen = state === 'active'
  return (
    <span
      className={clsx(
        'flex h-[19px] w-3 shrink-0 forced-color-adjust-none items-end gap-px overflow-hidden rounded-[2px] border border-line-strong p-px',
        !isOpen && 'hatch border-dashed text-ink-3',
        isOpen && fits > 0 && 'bg-free',
      )}
    >
      {isOpen && <Used part={registered.cpu - remaining.cpu} of={registered.cpu} />}
      {isOpen && <Used part={registered.memoryMiB - remaining.memoryMiB} of={registered.memoryMiB} />}
    </span>
  )
}

function Used({ part, of }: { part: number; of: number }) {
  return <span className="flex-1 bg-used" style={{ height: of > 0 ? `${(100 * part) / of}%` : 0 }} />
}

function Summary({ tiles, words }: { tiles: readonly Tile[]; words: string }) {
  const { taking, full, closed } = countTiles(tiles)
  const parts = [
    { count: full, className: 'bg-used' },
    { count: taking, className: 'bg-free' },
    { count: closed, className: 'hatch text-ink-3' },
  ]
  return (
    <span className="grid gap-0.5 py-1" title={words}>
      <span
        aria-hidden="true"
        className="flex h-2 forced-color-adjust-none overflow-hidden rounded-sm bg-track forced-colors:border"
      >
        {parts.map(({ count, className }) => (
          <span key={className} className={className} style={{ width: `${(100 * count) / tiles.length}%` }} />
        ))}
      </span>
      <span className="text-ink-2 text-small">{words}</span>
    </span>
  )
}

function countTiles(tiles: readonly Tile[]) {
  const open = tiles.filter(({ state }) => state === 'active')
  const taking = open.filter(({ fits }) => fits > 0).length
  return { taking, full: open.length - taking, closed: tiles.length - open.length }
}

/** "20 instances: the task fits on 18, 1 draining". */
export function tileWords(tiles: readonly Tile[]): string {
  const { taking } = countTiles(tiles)
  const draining = tiles.filter(({ state }) => state === 'draining').length
  const disconnected = tiles.filter(({ state }) => state === 'disconnected').length
  const parts = [
    `${counted(tiles.length, 'instance')}: the task fits on ${grouped(taking)}`,
    draining > 0 && `${grouped(draining)} draining`,
    disconnected > 0 && `${grouped(disconnected)} disconnected`,
  ]
  return parts.filter(Boolean).join(', ')
}
