import type { ReportSummary } from '@/lib/readiness/report'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveAccount } from '@/lib/registry/effective-account'
import {
  accountRegions,
  assumeRoleOf,
  effectiveRelease,
  isComplete,
  mappedRegions,
  mappingOf,
} from '@/lib/registry/mapping'
import type { Reader } from '@/lib/registry/reader'
import type { Registry } from '@/lib/registry/registry'
import type { AccountsView } from './accounts-view'

/** Health of a mapping: the worst of its group; `unmapped` is an AWS account that no ECS account names. */
export type Health = Status | 'not-checked' | 'unmapped'

/** One line of Accounts: a mapping, or an AWS account without one. */
export type MappingRow = {
  ecsAccount: EcsAccount | null
  awsAccount: AwsAccount | null
  regions: readonly string[]
  /** As written, after the default; null where there is none. */
  role: string | null
  reader: { mode: Reader['mode']; isOwn: boolean }
  release: string | null
  health: Health
  /** Findings of the group mapping that have this status; null where there is no report. */
  findings: number | null
}

/** Every mapping in the order of the registry, then AWS accounts that no ECS account names. */
export function mappingRows(registry: Registry, summaries: readonly ReportSummary[]): MappingRow[] {
  const named = new Set(registry.ecsAccounts.map(({ awsAccount }) => awsAccount))
  return [
    ...registry.ecsAccounts.map((ecsAccount) => mappedRow(registry, ecsAccount, summaries)),
    ...registry.awsAccounts
      .filter(({ name }) => !named.has(name))
      .map((awsAccount) => unmappedRow(registry, awsAccount)),
  ]
}

function mappedRow(registry: Registry, ecsAccount: EcsAccount, summaries: readonly ReportSummary[]): MappingRow {
  const mapping = mappingOf(registry, ecsAccount)
  const summary = summaries.find((each) => each.ecsAccount === ecsAccount.name)
  const counts = summary?.groups.mapping
  const health = [...statuses].sort(byUrgency).find((status) => (counts?.[status] ?? 0) > 0) ?? null
  return {
    ecsAccount,
    awsAccount: mapping.awsAccount,
    regions: isComplete(mapping) ? mappedRegions(mapping, registry.settings) : [],
    ...readAndRole(registry, mapping.awsAccount),
    release: effectiveRelease(ecsAccount, registry.settings),
    health: health ?? 'not-checked',
    findings: health === null ? null : (counts?.[health] ?? null),
  }
}

function unmappedRow(registry: Registry, written: AwsAccount): MappingRow {
  const awsAccount = effectiveAccount(written, registry)
  return {
    ecsAccount: null,
    awsAccount,
    regions: accountRegions(awsAccount, registry.settings),
    ...readAndRole(registry, awsAccount),
    release: null,
    health: 'unmapped',
    findings: null,
  }
}

function readAndRole({ settings }: Registry, awsAccount: AwsAccount | null): Pick<MappingRow, 'reader' | 'role'> {
  const own = awsAccount?.reader ?? null
  return {
    role: awsAccount && assumeRoleOf(awsAccount, settings),
    reader: { mode: (own ?? settings.reader).mode, isOwn: own !== null },
  }
}

/** How many rows have each health. */
export function countHealth(rows: readonly MappingRow[]): ReadonlyMap<Health, number> {
  const counts = new Map<Health, number>()
  for (const { health } of rows) counts.set(health, (counts.get(health) ?? 0) + 1)
  return counts
}

/** Rows that the filters leave. Text is looked for in names, id, role and regions. */
export function filterMappings(rows: readonly MappingRow[], { status, q }: Pick<AccountsView, 'status' | 'q'>) {
  const needle = q.trim().toLowerCase()
  return rows.filter(
    (row) => (status === null || row.health === status) && (needle === '' || wordsOfRow(row).includes(needle)),
  )
}

function wordsOfRow({ ecsAccount, awsAccount, regions, role }: MappingRow): string {
  return [ecsAccount?.name, awsAccount?.name, awsAccount?.accountId, role, ...regions].join(' ').toLowerCase()
}
