import { findingId } from '@/components/finding/finding-id'
import { Prose } from '@/components/finding/prose'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusWords } from '@/components/finding/status-words'
import { Outline, type OutlineEntry } from '@/components/shell/outline'
import type { Finding } from '@/lib/readiness/finding'
import { byCause } from './by-cause'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { folds } from './folds'

/** The cards of an account's page, and what is folded under them. */
export function AccountOutline({ findings }: { findings: readonly Finding[] }) {
  const open = byCause([...findings].sort(byFindingUrgency).filter(needsPerson))
  const cards = open.map(
    ({ lead }): OutlineEntry => ({
      anchor: findingId(lead),
      icon: <Shape status={lead.status} />,
      title: <Prose text={lead.title} />,
    }),
  )
  const folded = folds.flatMap(({ status, words }): OutlineEntry[] => {
    const count = findings.filter((finding) => finding.status === status && finding.muted === null).length
    return count === 0 ? [] : [{ anchor: status, icon: <Shape status={status} />, title: `${count} ${words}` }]
  })
  const muted = findings.filter((finding) => finding.muted !== null).length
  const aside: OutlineEntry[] = muted === 0 ? [] : [{ anchor: 'muted', icon: null, title: `${muted} muted` }]
  return <Outline label="Findings on this page" entries={[...cards, ...aside, ...folded]} />
}

function Shape({ status }: { status: Finding['status'] }) {
  return (
    <>
      <StatusIcon status={status} small className="mt-0.5" />
      <span className="sr-only">{statusWords[status]}: </span>
    </>
  )
}
