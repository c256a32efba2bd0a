import { findingId } from '@/components/finding/finding-id'
import type { Finding } from '@/lib/readiness/finding'
import type { Group } from '@/lib/readiness/group'
import { byFindingUrgency, needsPerson } from './finding-sections'

/** Where a group begins on the account's page: its most urgent finding, or the fold that holds it. */
export function groupAnchor(findings: readonly Finding[], group: Group): string {
  const [first] = findings.filter((finding) => finding.group === group).sort(byFindingUrgency)
  if (!first) return 'findings'
  return needsPerson(first) ? findingId(first) : first.status
}
