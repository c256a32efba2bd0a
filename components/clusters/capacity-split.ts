import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'

type Tile = ClusterRow['tiles'][number]
export type Dimension = 'cpu' | 'memoryMiB'

/** Parts of a cluster's registered CPU units or MiB. */
export type CapacitySplit = {
  registered: number
  used: number
  /** Free on instances that take the reference task. */
  free: number
  /** Free, but on instances that do not: too little of something else is left there, or they take no task now. */
  stranded: number
}

/** Splits what a cluster's instances registered in one dimension. */
export function splitCapacity(tiles: readonly Tile[], dimension: Dimension): CapacitySplit {
  const split = { registered: 0, used: 0, free: 0, stranded: 0 }
  for (const { registered, remaining, fits } of tiles) {
    split.registered += registered[dimension]
    split.used += registered[dimension] - remaining[dimension]
    split[fits > 0 ? 'free' : 'stranded'] += remaining[dimension]
  }
  return split
}
