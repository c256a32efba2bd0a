import type { FactRecord } from '@/lib/aws/fact-record'
import type { GatherHooks } from '@/lib/aws/gather-hooks'
import type { PlannedFact } from '@/lib/aws/plan'
import type { AccountTarget } from '@/lib/aws/target'
import type { Check } from '@/lib/readiness/check'
import type { FactName } from '@/lib/readiness/facts'
import type { Finding } from '@/lib/readiness/finding'
import type { JudgeInput } from '@/lib/readiness/judge'
import type { ReportInput } from '@/lib/readiness/make-report'
import type { Report, ReportSummary } from '@/lib/readiness/report'
import type { AwsAccount } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'
import type { Database } from '@/prisma/database'

/** How scans reach AWS. */
export type Gathering = {
  gather: (target: AccountTarget, want: readonly FactName[], hooks: GatherHooks) => Promise<void>
  plannedFacts: (want: readonly FactName[], regions: readonly string[]) => readonly PlannedFact[]
  readingKey: (awsAccount: AwsAccount, settings: Settings) => string
  /** What stands in the place of a fact that is not going to be read. */
  unread: (fact: PlannedFact, reason: string) => FactRecord
}

/** How facts become findings. */
export type Judging = {
  checks: readonly Check[]
  judge: (check: Check, input: JudgeInput) => Finding[] | null
  makeReport: (input: ReportInput) => Report
  summarise: (report: Report) => ReportSummary
}

/** Milliseconds, and how many runs read AWS side by side. */
export type Limits = {
  concurrency: number
  /** A run that is not done by then hands the rest to a successor. Well below the queue's expiry. */
  handOverMs: number
  /** A scan is looked at at most once in this time, for all who follow it. */
  progressMs: number
  /** A quiet stream looks again, and says so, after this time. */
  quietMs: number
}

export type ScanParts = {
  database: Database
  gathering: Gathering
  judging: Judging
  limits: Limits
  /** How long reports, transitions, deliveries, scans and the audit are kept. */
  retentionDays: number
  now: () => Date
  /** A run that failed by a bug; it is tried again. */
  onError: (error: unknown) => void
}

export const defaultLimits: Limits = {
  concurrency: 20,
  handOverMs: 55_000,
  progressMs: 250,
  quietMs: 15_000,
}
