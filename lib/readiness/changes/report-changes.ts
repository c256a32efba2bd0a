import { z } from 'zod'
import type { Check } from '../check'
import { checks as catalogue } from '../checks'
import type { Report } from '../report'
import { statusSchema } from '../status-schema'
import { type FactChange, factChangeSchema } from './fact-change'
import { findingChanges, placeKey } from './finding-change'
import { findingChangeSchema } from './finding-change-schema'
import type { StatusSince } from './status-since'

/** What a report says that the one before it did not. */
export const reportChangesSchema = z.strictObject({
  ecsAccount: z.string(),
  scannedAt: z.string(),
  /** Time of the report before; null where this is the first. */
  comparedWith: z.string().nullable(),
  /** `since`: the earliest report from which on the account has had its status without a break. */
  status: z.strictObject({ before: statusSchema.nullable(), after: statusSchema, since: z.string() }),
  /** `facts`: what changed in the facts that the check reads, where that can be told. */
  findings: z.array(findingChangeSchema.extend({ facts: z.array(factChangeSchema) })),
  /** Everything that changed in the facts, judged or not. */
  facts: z.array(factChangeSchema),
  /** Since when each finding that needs a person (warn, fail, unknown) has the status that it has. */
  since: z.array(
    z.strictObject({
      check: z.string(),
      region: z.string().nullable(),
      resource: z.string().nullable(),
      status: statusSchema,
      since: z.string(),
    }),
  ),
})

export type ReportChanges = z.infer<typeof reportChangesSchema>

type ChangesInput = { latest: Report; before: Report | null; since: StatusSince | null; facts: readonly FactChange[] }

/** Compares a report with the one before it, finding by finding. Without one before nothing has changed. */
export function reportChanges(
  { latest, before, since, facts }: ChangesInput,
  checks: readonly Check[] = catalogue,
): ReportChanges {
  const changed = before === null ? [] : findingChanges(before.findings, latest.findings)
  return {
    ecsAccount: latest.ecsAccount,
    scannedAt: latest.scannedAt,
    comparedWith: before?.scannedAt ?? null,
    status: {
      before: before?.status ?? null,
      after: latest.status,
      since: since?.account.at ?? latest.scannedAt,
    },
    findings: changed.map((change) => ({ ...change, facts: factsBehind(change, facts, checks) })),
    facts: before === null ? [] : [...facts],
    since: latest.findings.flatMap(({ check, region, resource, status }) => {
      if (status === 'pass' || status === 'not-applicable') return []
      const known = since?.findings[placeKey({ check, region, resource })]
      return [{ check, region, resource, status, since: known?.at ?? latest.scannedAt }]
    }),
  }
}

type Place = { check: string; region: string | null; resource: string | null }

/** Changes in the facts that a check reads; of those, only the ones that name the resource where some do. */
export function factsBehind(
  { check: name, region, resource }: Place,
  facts: readonly FactChange[],
  checks: readonly Check[] = catalogue,
): FactChange[] {
  const check = checks.find((each) => each.check === name)
  const read = facts.filter(
    (change) =>
      check !== undefined &&
      [...check.needs, ...check.uses].includes(change.fact) &&
      (region === null || change.region === null || change.region === region),
  )
  const word = resource?.split('/').at(-1)
  const about = word === undefined ? [] : read.filter(({ what }) => what.split(/[ /]/).includes(word))
  return about.length > 0 ? about : read
}
