import { ArrowRight } from 'lucide-react'
import type { ShownStatus } from '@/lib/readiness/changes/transition'
import { GapsLabel } from './gaps-label'
import { StatusLabel } from './status-label'

type StatusChangeProps = {
  before: ShownStatus | null
  after: ShownStatus | null
  /** Whether what is ready after is so only as far as it could be read. */
  withGaps?: boolean
  none?: { before: string; after: string }
}

/** A status and what it became; where there was or is no finding, words say so. */
export function StatusChange({
  before,
  after,
  withGaps = false,
  none = { before: 'New', after: 'Gone' },
}: StatusChangeProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <Side status={before} none={none.before} />
      <ArrowRight className="size-3 shrink-0 text-ink-3" aria-hidden="true" />
      <span className="sr-only"> to </span>
      {withGaps ? <GapsLabel /> : <Side status={after} none={none.after} />}
    </span>
  )
}

function Side({ status, none }: { status: ShownStatus | null; none: string }) {
  if (status === 'muted') return <span className="text-ink-2">Muted</span>
  return status === null ? <span className="text-ink-3">{none}</span> : <StatusLabel status={status} />
}
