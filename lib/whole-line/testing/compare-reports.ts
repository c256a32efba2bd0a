import { checks } from '@/lib/readiness/checks'
import type { Fault } from '@/lib/readiness/fault'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import { placeOf } from './report-rules'

/** One account's findings of one check before and after something went wrong. */
export type Compared = {
  ecsAccount: string
  check: (typeof checks)[number]
  before: readonly Finding[]
  after: readonly Finding[]
}

/** Both scans' findings side by side, an entry for every account and check. */
export function compareReports(clean: readonly Report[], faulty: readonly Report[]): Compared[] {
  return clean.flatMap(({ ecsAccount, findings: before }) => {
    const after = faulty.find((report) => report.ecsAccount === ecsAccount)?.findings ?? []
    return checks.map((check) => ({
      ecsAccount,
      check,
      before: before.filter((finding) => finding.check === check.check),
      after: after.filter((finding) => finding.check === check.check),
    }))
  })
}

/** What a finding says, whenever it was said and whatever number AWS gave to a request. */
export function timeless({ scannedAt: _, fault, ...finding }: Finding) {
  return { ...finding, fault: fault === null ? null : placeOfFault(fault) }
}

/** Which call failed, and how; not in which of its requests. */
export function placeOfFault({ kind, action, region }: Fault): Pick<Fault, 'kind' | 'action' | 'region'> {
  return { kind, action, region }
}

/** Findings that say something else than before and are not `unknown`: judged without having been seen. */
export function turned({ before, after }: Pick<Compared, 'before' | 'after'>): Finding[] {
  return after.filter((finding) => {
    if (finding.status === 'unknown') return false
    const earlier = before.find((each) => placeOf(each) === placeOf(finding))
    return earlier?.status !== finding.status
  })
}

/** Findings that are gone though nothing stands for them: neither in their place nor an `unknown` of their region. */
export function vanished({ before, after }: Pick<Compared, 'before' | 'after'>): Finding[] {
  const unknown = after.filter(({ status }) => status === 'unknown')
  return before.filter(
    (earlier) =>
      !after.some((finding) => placeOf(finding) === placeOf(earlier)) &&
      !unknown.some(({ region }) => region === null || region === earlier.region),
  )
}
