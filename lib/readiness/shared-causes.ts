import type { Finding } from './finding'
import type { ReportSummary } from './report'
import { byUrgency, type Status } from './status'

type AccountBehind = { ecsAccount: string; status: Status; findings: number }

/** What several accounts wait for: accounts with their worst finding of the cause first. */
export type Shared = { cause: string; accounts: readonly AccountBehind[] }

/** The same with the finding of the first account that says most of it. */
export type SharedCause = Shared & { lead: Finding }

/** Causes that at least two accounts share, that of most accounts first. */
export function sharedCauses(summaries: readonly Pick<ReportSummary, 'ecsAccount' | 'causes'>[]): Shared[] {
  const byCause = new Map<string, AccountBehind[]>()
  for (const { ecsAccount, causes } of summaries) {
    for (const { cause, status, findings } of causes) {
      byCause.set(cause, [...(byCause.get(cause) ?? []), { ecsAccount, status, findings }])
    }
  }
  return [...byCause]
    .filter(([, accounts]) => accounts.length > 1)
    .map(([cause, accounts]) => ({ cause, accounts: accounts.toSorted((a, b) => byUrgency(a.status, b.status)) }))
    .toSorted((a, b) => b.accounts.length - a.accounts.length)
}

/** The finding that stands for a cause: the most urgent of those that it made; null where it made none. */
export function leadOf(cause: string, findings: readonly Finding[]): Finding | null {
  const made = findings.filter((finding) => finding.cause === cause)
  return made.toSorted((a, b) => byUrgency(a.status, b.status))[0] ?? null
}
