import type { Finding, Muted } from '../finding'
import { isReadyWithGaps, withGapsWord } from '../gaps'
import type { Report } from '../report'
import { byUrgency, type Status } from '../status'

/** A finding as every format takes it; muted or not. */
export type ShownFinding = Finding

/** A report as every format takes it; `accountId` is null where the ECS account names no AWS account. */
export type ShownReport = Omit<Report, 'accountId' | 'findings'> & {
  accountId: string | null
  findings: readonly ShownFinding[]
}

/** Words of a status in every file that people read, as on screen. */
export const statusWords: Record<Status, string> = {
  fail: 'Blocked',
  unknown: 'Could not check',
  warn: 'Attention',
  pass: 'Ready',
  'not-applicable': 'Not applicable',
}

/** The word for an account: ready is said plainly only where every check could be made. */
export function accountWord({ status, gaps }: Pick<Report, 'status' | 'gaps'>): string {
  return isReadyWithGaps({ status, gaps }) ? withGapsWord : statusWords[status]
}

/** Worst first; findings of one status stay in the order of the catalogue, and accounts in that of the registry. */
export function worstFirst<T extends { status: Status }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => byUrgency(a.status, b.status))
}

/** "cluster-capacity · us-east-1 · main": what a finding is about, in one line. */
export function placeWords({ check, region, resource }: ShownFinding): string {
  return [check, region, resource].filter((part) => part !== null).join(' · ')
}

/** "Muted by ann@example.com until 2026-12-01T00:00:00Z: known, being fixed." */
export function mutedWords({ by, reason, until }: Muted): string {
  return `Muted by ${by} until ${until}: ${reason}`
}

/** The call that AWS did not answer, in one line; null where it answered. */
export function faultWords({ fault }: ShownFinding): string | null {
  if (fault === null) return null
  const { kind, action, code, region, message } = fault
  const where = region === null ? '' : ` in ${region}`
  return `${kind}: ${action}${where}${code === null ? '' : ` answered ${code}`}${message === '' ? '' : `: ${message}`}`
}
