import type { Evidence as EvidenceData } from '@/lib/readiness/evidence'
import { EvidenceDocument } from './evidence-document'
import { EvidenceTable } from './evidence-table'
import { EvidenceVerdicts } from './evidence-verdicts'
import { Prose } from './prose'

/** Proof beside a finding, of whatever kind: so that a check needs no screen of its own. */
export function Evidence({ evidence }: { evidence: EvidenceData }) {
  return (
    <figure className="grid min-w-0 gap-1.5">
      {evidence.title && (
        <figcaption className="text-ink-2 text-small">
          <Prose text={evidence.title} />
        </figcaption>
      )}
      <Body evidence={evidence} />
    </figure>
  )
}

function Body({ evidence }: { evidence: EvidenceData }) {
  switch (evidence.kind) {
    case 'table':
      return <EvidenceTable table={evidence} />
    case 'document':
      return <EvidenceDocument document={evidence} />
    case 'verdicts':
      return <EvidenceVerdicts verdicts={evidence} />
    case 'text':
      return (
        <p className="wrap-anywhere max-w-[90ch]">
          <Prose text={evidence.text} />
        </p>
      )
    default:
      return evidence satisfies never
  }
}
