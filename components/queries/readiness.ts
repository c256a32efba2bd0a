import { queryOptions } from '@tanstack/react-query'
import { getFacts, getReadiness } from '@/lib/contracts/readiness'
import type { Finding } from '@/lib/readiness/finding'
import { type Report, reportSchema } from '@/lib/readiness/report'
import { countStatuses } from '@/lib/readiness/status'
import { fetchJson } from './fetch-answer'

const pathOf = (path: string, ecsAccount: string) => path.replace('{ecsAccount}', encodeURIComponent(ecsAccount))

export const readinessKey = (ecsAccount: string) => ['readiness', ecsAccount] as const

/** The last report of one ECS account; throws a ProblemError with status 404 where it was never checked. */
export const readinessQuery = (ecsAccount: string) =>
  queryOptions({
    queryKey: readinessKey(ecsAccount),
    queryFn: ({ signal }) => fetchJson(reportSchema, pathOf(getReadiness.path, ecsAccount), { signal }),
  })

/** The facts behind a report, by fact name. */
export const factsQuery = (ecsAccount: string) =>
  queryOptions({
    queryKey: [...readinessKey(ecsAccount), 'facts'],
    queryFn: ({ signal }) => fetchJson(getFacts.answer.schema, pathOf(getFacts.path, ecsAccount), { signal }),
  })

/** A report in which `finding` has taken the place of the one about the same thing; its account's status is the scan's to say. */
export function withFinding(report: Report, finding: Finding): Report {
  const isSame = (other: Finding) =>
    other.check === finding.check && other.region === finding.region && other.resource === finding.resource
  const known = report.findings.some(isSame)
  const findings = known
    ? report.findings.map((other) => (isSame(other) ? finding : other))
    : [...report.findings, finding]
  const counts = countStatuses(findings)
  return { ...report, findings, counts, gaps: counts.unknown }
}
