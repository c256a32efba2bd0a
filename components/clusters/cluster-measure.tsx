import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'

/** The bars, or that there are none to draw because Fargate runs the tasks. */
export function ClusterMeasure({ row: { tiles, launchTypes }, children }: { row: ClusterRow; children: ReactNode }) {
  return tiles.length === 0 && launchTypes.includes('FARGATE') ? (
    <Chip className="justify-self-start">Fargate</Chip>
  ) : (
    children
  )
}
