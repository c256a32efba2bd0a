import type { Evidence } from '@/lib/readiness/evidence'
import { Prose } from './prose'
import { StatusIcon } from './status-icon'
import { statusText, statusWords } from './status-words'

type Verdicts = Extract<Evidence, { kind: 'verdicts' }>

/** What AWS would do and what Clouddriver would, side by side: the two need not agree. */
export function EvidenceVerdicts({ verdicts }: { verdicts: Verdicts }) {
  return (
    <dl className="grid gap-2 bar:grid-cols-2">
      <Side name="AWS" verdict={verdicts.aws} />
      <Side name="Clouddriver" verdict={verdicts.clouddriver} />
    </dl>
  )
}

function Side({ name, verdict }: { name: string; verdict: Verdicts['aws'] }) {
  return (
    <div className="rounded border border-line px-3 py-2">
      <dt className="mb-1.5 text-ink-2 text-small">{name}</dt>
      <dd className={`flex items-start gap-1.5 ${statusText[verdict.status]}`}>
        <StatusIcon status={verdict.status} className="mt-0.5" />
        <span>
          <span className="sr-only">{statusWords[verdict.status]}: </span>
          <Prose text={verdict.text} />
        </span>
      </dd>
    </div>
  )
}
