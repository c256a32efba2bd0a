import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'

/** The last answer to a question that was not answered this time, with its age. */
export function StaleNote({ since, children }: { since: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 text-ink-3 text-small">
      <Clock className="size-3 shrink-0" aria-hidden="true" />
      <span>
        <RelativeTime at={since} />: {children}
      </span>
    </span>
  )
}
