import { z } from 'zod'
import { findingSchema } from './finding'
import type { Report } from './report'
import { byUrgency, type Status } from './status'
import { statusSchema } from './status-schema'

export const failOnSchema = z.enum(['fail', 'unknown', 'warn'])
export type FailOn = z.infer<typeof failOnSchema>

/** How old a report may be: `90s`, `30m`, `1h`, `7d`. */
export const maxAgeSchema = z.string().regex(/^\d{1,9}[smhd]$/, 'An age looks like 90s, 30m, 1h or 7d.')

const gateReasonSchema = findingSchema.pick({
  check: true,
  region: true,
  resource: true,
  status: true,
  title: true,
})

export const gateAccountSchema = z.strictObject({
  ecsAccount: z.string(),
  /** `unknown` where it was never scanned. */
  status: statusSchema,
  /** Null where it was never scanned. */
  scannedAt: z.string().nullable(),
  reasons: z.array(gateReasonSchema),
})

type GateReason = z.infer<typeof gateReasonSchema>
export type GateAccount = z.infer<typeof gateAccountSchema>

/** What the gate reads of a report; a muted finding says nothing here. */
export type GateReport = Pick<Report, 'ecsAccount' | 'status' | 'scannedAt'> & {
  findings: readonly (GateReason & { muted: unknown; reach: 'account' | 'everything' })[]
}

export type GateInput = {
  failOn: FailOn
  /** As `maxAgeSchema` has it; null: any age. */
  maxAge: string | null
  /** ISO 8601. */
  now: string
  /** The ECS accounts that are asked about, in this order; `report` is null where there is none. */
  accounts: readonly { ecsAccount: string; report: GateReport | null }[]
  /** Every account's report: what stops Clouddriver from starting closes the gate for all, whoever is asked about. */
  everyone: readonly GateReport[]
}

/**
 * Whether a pipeline may go on (design of the gate: the account's `status` decides, fail > unknown > warn). An account never
 * scanned, or longer ago than `maxAge`, is not ok; nor is a gate that nothing was asked of: nothing was looked at.
 */
export function gateOf(input: GateInput): { ok: boolean; accounts: GateAccount[] } {
  const forAll = input.everyone.flatMap((report) => closing(report, input.failOn).filter(reachesAll))
  const judged = input.accounts.map(({ ecsAccount, report }) => judgeAccount(ecsAccount, report, forAll, input))
  return { ok: judged.length > 0 && judged.every(({ ok }) => ok), accounts: judged.map(({ account }) => account) }
}

type Finding = GateReport['findings'][number]

function judgeAccount(
  ecsAccount: string,
  report: GateReport | null,
  forAll: readonly Finding[],
  { failOn, maxAge, now }: GateInput,
): { ok: boolean; account: GateAccount } {
  const isFresh = report !== null && (maxAge === null || ageMs(report, now) <= msOf(maxAge))
  const ok = isFresh && forAll.length === 0 && !isAtOrAbove(report.status, failOn)
  const own = report === null ? [] : closing(report, failOn)
  const findings = ok ? [] : [...own, ...forAll.filter((finding) => !own.includes(finding))]
  const { status = 'unknown' as const, scannedAt = null } = report ?? {}
  return { ok, account: { ecsAccount, status, scannedAt, reasons: worstFirst(findings).map(toReason) } }
}

/** Unmuted findings at or above `failOn`. */
function closing({ findings }: GateReport, failOn: FailOn): Finding[] {
  return findings.filter(({ status, muted }) => muted === null && isAtOrAbove(status, failOn))
}

const reachesAll = ({ reach }: Finding) => reach === 'everything'

function isAtOrAbove(status: Status, failOn: FailOn): boolean {
  return byUrgency(status, failOn) <= 0
}

const worstFirst = (findings: readonly Finding[]) => findings.toSorted((a, b) => byUrgency(a.status, b.status))

const toReason = ({ check, region, resource, status, title }: Finding): GateReason => {
  return { check, region, resource, status, title }
}

const ageMs = ({ scannedAt }: GateReport, now: string) => Date.parse(now) - Date.parse(scannedAt)

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function msOf(maxAge: string): number {
  return Number(maxAge.slice(0, -1)) * (unitMs[maxAge.slice(-1)] ?? 0)
}
