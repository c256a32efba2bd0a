import type { Finding } from './finding'
import type { ReportSummary } from './report'
import { byUrgency, type Status } from './status'

type AccountBehind = { ecsAccount: string; status: Status; findings: number }

/** What several accounts wait for: accounts with their worst finding of the cause first. */
type Shared = { cause: string; accounts: readonly AccountBehind[] }

/**
 * The same as a page shows it, with the finding of the first account that says most of it. Of a fleet only the first
 * accounts are named; `all` counts them, `findings` what waits in them.
 */
export type SharedCause = Shared & { all: number; findings: number; isBlocking: boolean; lead: Finding }

/** Accounts that are named for one cause. */
const mostNamed = 25

/** What a page shows of a cause. */
export function shownCause({ cause, accounts }: Shared, lead: Finding): SharedCause {
  return {
    cause,
    accounts: accounts.slice(0, mostNamed),
    all: accounts.length,
    findings: accounts.reduce((sum, each) => sum + each.findings, 0),
    isBlocking: accounts.every(({ status }) => status === 'fail'),
    lead,
  }
}

/** Causes that at least two accounts share, that of most accounts first. */
export function sharedCauses(summaries: readonly Pick<ReportSummary, 'ecsAccount' | 'causes'>[]): Shared[] {
  const byCause = new Map<string, AccountBehind[]>()
  for (const { ecsAccount, causes } of summaries) {
    for (const { cause, status, findings } of causes) {
      const behind = byCause.get(cause) ?? []
      behind.push({ ecsAccount, status, findings })
      byCause.set(cause, behind)
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
