import type { StatementReading, Trust } from './trust'

type OfRegion = { region: string; trust: Trust }

/**
 * A verdict that was left open over all regions at once, decided where each region by itself gives the same answer: two
 * statements of which each covers some regions cover all of them together, whether they allow or deny.
 */
export function joinRegions(whole: Trust, byRegion: readonly OfRegion[]): Trust {
  const verdicts = new Set(byRegion.map(({ trust }) => trust.verdict))
  const [verdict] = verdicts
  if (verdict === undefined || verdict === 'conditional' || verdicts.size > 1) return whole
  return {
    principal: whole.principal,
    verdict,
    reasons: reasonsOf(byRegion),
    statements: whole.statements.map((statement) => joined(statement, byRegion)),
  }
}

/** Each reason once, with the regions that it decides where it does not decide all. */
function reasonsOf(byRegion: readonly OfRegion[]): string[] {
  const regionsOf = new Map<string, string[]>()
  for (const { region, trust } of byRegion) {
    for (const reason of trust.reasons) regionsOf.set(reason, [...(regionsOf.get(reason) ?? []), region])
  }
  return [...regionsOf].map(([reason, regions]) =>
    regions.length === byRegion.length ? reason : `In ${regions.join(' and ')}: ${reason}`,
  )
}

/** What the statement does in the regions that it decides; as before where it decides none. */
function joined(whole: StatementReading, byRegion: readonly OfRegion[]): StatementReading {
  const readings = byRegion.flatMap(({ trust }) => trust.statements[whole.index] ?? [])
  return readings.find(({ does }) => does === 'admits' || does === 'denies') ?? whole
}
