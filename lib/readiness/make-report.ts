import { isComplete, mappingOf } from '@/lib/registry/mapping'
import type { Check } from './check'
import { checks as catalogue } from './checks'
import type { Finding } from './finding'
import { type Group, groups } from './group'
import { type JudgeInput, judge } from './judge'
import type { Report, ReportSummary } from './report'
import { byUrgency, countStatuses, type Status } from './status'

/** Groups whose unknowns make the whole account "could not check": what the set-up page calls prerequisites. */
const prerequisites: readonly Group[] = ['mapping', 'cluster', 'clouddriver-role']

export type ReportInput = JudgeInput & {
  previous: Report | null
  /** Those checks are judged, and every other finding is taken over unchanged from `previous`. */
  only?: readonly string[]
  /** What was judged of the same facts already, by check: it is not judged again. */
  judged?: ReadonlyMap<string, readonly Finding[]>
}

/** One account's report. Checks whose facts nobody has asked for say nothing. `checks` is an argument for tests. */
export function makeReport(input: ReportInput, checks: readonly Check[] = catalogue): Report {
  const kept = input.only === undefined ? [] : (input.previous?.findings ?? [])
  const findings = checks.flatMap((check) => {
    const chosen = input.only?.includes(check.check) ?? true
    return chosen ? judgedNow(check, input) : kept.filter((finding) => finding.check === check.check)
  })
  const mapping = mappingOf(input.registry, input.ecsAccount)
  const reader = input.facts.account['reader-session']
  const counts = countFindings(findings)
  return {
    ecsAccount: input.ecsAccount.name,
    awsAccount: input.ecsAccount.awsAccount,
    accountId: isComplete(mapping) ? mapping.awsAccount.accountId : '',
    status: statusOf(findings),
    gaps: counts.unknown,
    scannedAt: input.now,
    baseIdentity: baseIdentityOf(input),
    readAs: reader?.ok ? reader.value.readAs : reader === undefined ? (input.previous?.readAs ?? null) : null,
    counts,
    findings,
  }
}

/** How many findings have each status; those that somebody set aside are counted apart. */
export function countFindings(findings: readonly Pick<Finding, 'status' | 'muted'>[]): Report['counts'] {
  const unmuted = findings.filter(isHeard)
  return { ...countStatuses(unmuted), muted: findings.length - unmuted.length }
}

/** The same findings with other mutes: status and counts follow. */
export function withFindings(report: Report, findings: readonly Finding[]): Report {
  const counts = countFindings(findings)
  return { ...report, findings: [...findings], status: statusOf(findings), counts, gaps: counts.unknown }
}

const isHeard = ({ muted }: Pick<Finding, 'muted'>) => muted === null

/** A refused question is not known; one that was not asked this time leaves what was known. */
function baseIdentityOf({ facts, previous }: ReportInput): string | null {
  const caller = facts.account['caller-identity']
  if (caller === undefined) return previous?.baseIdentity ?? null
  return caller.ok ? caller.value.arn : null
}

function judgedNow(check: Check, input: ReportInput): readonly Finding[] {
  const judged = input.judged?.get(check.check)
  if (judged === undefined) return judge(check, input) ?? []
  return judged.map((finding) => ({ ...finding, scannedAt: input.now }))
}

/**
 * The account's status, as docs/rules.md has it; unknowns outside the prerequisites are counted beside it, and findings that
 * somebody set aside say nothing.
 */
export function statusOf(all: readonly Finding[]): Status {
  const findings = all.filter(isHeard)
  if (findings.some(({ status }) => status === 'fail')) return 'fail'
  if (findings.some((finding) => finding.status === 'unknown' && isPrerequisite(finding))) return 'unknown'
  return findings.some(({ status }) => status === 'warn') ? 'warn' : 'pass'
}

function isPrerequisite({ group, check }: Finding): boolean {
  return prerequisites.includes(group) || check === 'assume-role'
}

/** What stands in the report's row, so that pages with many accounts read no findings. */
export function summarise({ findings: all, ...report }: Report): ReportSummary {
  const findings = all.filter(isHeard)
  const present = groups.filter((group) => findings.some((finding) => finding.group === group))
  const first = findings.find((finding) => decides(finding, report.status))
  return {
    ...report,
    groups: Object.fromEntries(
      present.map((group) => [group, countStatuses(findings.filter((f) => f.group === group))]),
    ),
    headline: first?.title ?? null,
    causes: causesOf(findings),
  }
}

function causesOf(findings: readonly Finding[]): ReportSummary['causes'] {
  const causes = new Map<string, ReportSummary['causes'][number]>()
  for (const { cause, status } of findings) {
    if (cause === null || status === 'pass' || status === 'not-applicable') continue
    const known = causes.get(cause) ?? { cause, status, findings: 0 }
    const worst = byUrgency(status, known.status) < 0 ? status : known.status
    causes.set(cause, { cause, status: worst, findings: known.findings + 1 })
  }
  return [...causes.values()]
}

function decides(finding: Finding, status: Status): boolean {
  if (status === 'pass' || status === 'not-applicable') return false
  return finding.status === status && (status !== 'unknown' || isPrerequisite(finding))
}
