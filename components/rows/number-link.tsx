import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { statusText } from '@/components/finding/status-words'
import type { Status } from '@/lib/readiness/status'
import type { RowsView } from './rows-view'
import { noFilter } from './rows-view'
import type { LinkTo } from './use-rows-view'

type NumberLinkProps = { status: Status; to: Partial<RowsView>; linkTo: LinkTo; children: ReactNode }

/** A number of a page's sentence: leads to the rows it counts, and to no others. */
export function NumberLink({ status, to, linkTo, children }: NumberLinkProps) {
  return (
    <a
      {...linkTo({ ...noFilter, kind: null, ...to })}
      className={clsx('underline decoration-1 underline-offset-4 hover:decoration-2', statusText[status])}
    >
      {children}
    </a>
  )
}
