import type { Finding } from '@/lib/readiness/finding'

/** Findings that one fault or mistake made; most stand alone. */
export type CauseGroup = {
  /** The first of them: the most urgent where they are sorted so. */
  lead: Finding
  /** The others: they wait for the same fix. */
  waiting: readonly Finding[]
}

/** Findings with those that share their cause behind the first of them, in the order given. */
export function byCause(findings: readonly Finding[]): CauseGroup[] {
  const groups = new Map<string | Finding, { lead: Finding; waiting: Finding[] }>()
  for (const finding of findings) {
    const key = finding.cause ?? finding
    const group = groups.get(key)
    if (group) group.waiting.push(finding)
    else groups.set(key, { lead: finding, waiting: [] })
  }
  return [...groups.values()]
}
