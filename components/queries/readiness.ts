import { queryOptions } from '@tanstack/react-query'
import type { getFacts, getReadiness } from '@/lib/contracts/readiness'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import { countStatuses } from '@/lib/readiness/status'
import { fetchJson } from './fetch-answer'

const pathOf = (ecsAccount: string) => `/api/v1/readiness/${encodeURIComponent(ecsAccount)}` as const

export const readinessKey = (ecsAccount: string) => ['readiness', ecsAccount] as const

/** The last report of one ECS account; throws a ProblemError with status 404 where it was never checked. */
export const readinessQuery = (ecsAccount: string) =>
  queryOptions({
    queryKey: readinessKey(ecsAccount),
    queryFn: ({ signal }) => fetchJson<typeof getReadiness>(pathOf(ecsAccount), { signal }),
  })

/** The facts behind a report, by fact name. */
export const factsQuery = (ecsAccount: string) =>
  queryOptions({
    queryKey: [...readinessKey(ecsAccount), 'facts'],
    queryFn: ({ signal }) => fetchJson<typeof getFacts>(`${pathOf(ecsAccount)}/facts`, { signal }),
  })

/** A report in which `finding` has taken the place of the one about the same thing; its account's status is the scan's to say. */
export function withFinding(report: Report, finding: Finding): Report {
  const isSame = (other: Finding) =>
    other.check === finding.check && other.region === finding.region && other.resource === finding.resource
  const known = report.findings.some(isSame)
  const findings = known
    ? report.findings.map((other) => (isSame(other) ? finding : other))
    : [...report.findings, finding]
  const heard = findings.filter(({ muted }) => muted === null)
  const counts = { ...countStatuses(heard), muted: findings.length - heard.length }
  return { ...report, findings, counts, gaps: counts.unknown }
}
