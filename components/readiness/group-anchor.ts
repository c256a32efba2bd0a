import { findingId } from '@/components/finding/finding-id'
import type { Finding } from '@/lib/readiness/finding'
import type { Group } from '@/lib/readiness/group'
import { byFindingUrgency } from './finding-sections'

/** Where a group begins on the account's page: its most urgent finding. */
export function groupAnchor(findings: readonly Finding[], group: Group): string {
  const [first] = findings.filter((finding) => finding.group === group).sort(byFindingUrgency)
  return first ? findingId(first) : 'findings'
}
