import { findingId } from '@/components/finding/finding-id'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusWords } from '@/components/finding/status-words'
import type { Finding } from '@/lib/readiness/finding'
import type { Group } from '@/lib/readiness/group'
import { groupNames, groups } from '@/lib/readiness/group'
import { countStatuses } from '@/lib/readiness/status'
import { worstOf } from './account-row'
import { byFindingUrgency } from './finding-sections'

/** The account's readiness per group; each leads to the group's first finding. */
export function GroupChips({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul aria-label="Groups" className="mt-4 flex flex-wrap gap-2">
      {groups.map((group) => {
        const counts = countStatuses(findings.filter(({ group: of, muted }) => of === group && muted === null))
        const status = worstOf(counts)
        return (
          status && (
            <li key={group}>
              <a
                href={`#${encodeURIComponent(groupAnchor(findings, group))}`}
                className="inline-flex h-7 items-center gap-1.5 rounded-full border border-line-strong px-2.5 text-ink-2 hover:bg-hover"
              >
                <StatusIcon status={status} small />
                <span className="sr-only">{statusWords[status]}: </span>
                {groupNames[group]}
                <span className="font-medium text-ink">{counts[status]}</span>
              </a>
            </li>
          )
        )
      })}
    </ul>
  )
}

/** Where a group begins on the account's page: its most urgent finding. */
function groupAnchor(findings: readonly Finding[], group: Group): string {
  const [first] = findings.filter((finding) => finding.group === group).sort(byFindingUrgency)
  return first ? findingId(first) : 'findings'
}
