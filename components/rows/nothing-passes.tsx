import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { noFilter } from './rows-view'
import type { LinkTo } from './use-rows-view'

type NothingPassesProps = {
  /** What no row of passes: "cluster". */
  one: string
  linkTo: LinkTo
  /** How many there are without the filter, and where else to look. */
  children: ReactNode
}

/** Rows there are, and the filter leaves none of them. */
export function NothingPasses({ one, linkTo, children }: NothingPassesProps) {
  return (
    <EmptyState
      title={`No ${one} matches the filter`}
      actions={
        <a {...linkTo(noFilter)} className="font-medium text-link">
          Clear the filter
        </a>
      }
    >
      {children}
    </EmptyState>
  )
}
