import { ArrowRight } from 'lucide-react'
import type { Status } from '@/lib/readiness/status'
import { StatusLabel } from './status-label'

type StatusChangeProps = { before: Status | null; after: Status | null; none?: { before: string; after: string } }

/** A status and what it became; where there was or is no finding, words say so. */
export function StatusChange({ before, after, none = { before: 'New', after: 'Gone' } }: StatusChangeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Side status={before} none={none.before} />
      <ArrowRight className="size-3 shrink-0 text-ink-3" aria-hidden="true" />
      <span className="sr-only"> to </span>
      <Side status={after} none={none.after} />
    </span>
  )
}

function Side({ status, none }: { status: Status | null; none: string }) {
  return status === null ? <span className="text-ink-3">{none}</span> : <StatusLabel status={status} />
}
