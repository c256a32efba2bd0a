import type { Finding } from '@/lib/readiness/finding'
import { Evidence } from './evidence'
import { FaultLine } from './fault-line'
import { Fix } from './fix'
import { SourceLine } from './source-line'

/** Everything of a finding under its title: why, proof, fix, source. */
export function FindingBody({ finding }: { finding: Finding }) {
  return (
    <div className="grid min-w-0 gap-3">
      {finding.fault && <FaultLine fault={finding.fault} />}
      {finding.evidence.map((evidence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of evidence have no id and never move
        <Evidence key={index} evidence={evidence} />
      ))}
      {finding.fix && <Fix fix={finding.fix} />}
      <SourceLine rule={finding.rule} docs={finding.docs} />
    </div>
  )
}
