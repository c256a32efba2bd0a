import { findingId } from '@/components/finding/finding-id'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusWords } from '@/components/finding/status-words'
import { IntentLink } from '@/components/ui/intent-link'
import type { ExportMark } from '@/lib/readiness/export-marks'
import { byUrgency } from '@/lib/readiness/status'

/** What rules say of a line, each leading to its finding. */
export function LineNotes({ marks }: { marks: readonly ExportMark[] }) {
  return marks
    .toSorted((a, b) => byUrgency(a.status, b.status))
    .map((mark) => (
      <IntentLink
        key={`${mark.ecsAccount}:${findingId(mark)}`}
        href={`/readiness/${encodeURIComponent(mark.ecsAccount)}#${findingId(mark)}`}
        className="mr-4 inline-flex min-h-6 items-center gap-1.5 rounded-sm underline decoration-1 underline-offset-3 hover:decoration-2"
      >
        <StatusIcon status={mark.status} small />
        <span className="sr-only">{statusWords[mark.status]}: </span>
        {mark.title.replaceAll('`', '')}
      </IntentLink>
    ))
}
