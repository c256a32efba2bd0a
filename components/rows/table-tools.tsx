'use client'

import { Download } from 'lucide-react'
import { downloadText } from '@/components/export/download-text'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { csvOf, type FileColumn, jsonOf } from './table-file'

type TableToolsProps<T> = {
  /** What the rows are, and what the file is called: "clusters". */
  what: string
  columns: readonly FileColumn<T>[]
  /** As drawn: filtered and sorted, of all pages. */
  rows: readonly T[]
}

/** Takes a table along: its rows as they are filtered and sorted, or the link that shows them. */
export function TableTools<T>({ what, columns, rows }: TableToolsProps<T>) {
  return (
    <div data-print="hide" className="mt-4 flex flex-wrap items-center gap-2">
      <Button size="small" onClick={() => downloadText(`${what}.csv`, csvOf(columns, rows), 'text/csv')}>
        <Download className="size-3.5" aria-hidden="true" /> CSV<span className="sr-only"> of the {what}</span>
      </Button>
      <Button size="small" onClick={() => downloadText(`${what}.json`, jsonOf(columns, rows), 'application/json')}>
        <Download className="size-3.5" aria-hidden="true" /> JSON<span className="sr-only"> of the {what}</span>
      </Button>
      <CopyButton size="small" text={() => window.location.href} label="Copy the link to this view">
        Copy link
      </CopyButton>
    </div>
  )
}
