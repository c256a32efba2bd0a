import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionsOf } from '@/lib/aws/actions'
import { withDependencies } from '@/lib/aws/plan'
import type { Finding } from '@/lib/readiness/finding'
import type { Status } from '@/lib/readiness/status'
import { compareReports, placeOfFault, timeless, turned, vanished } from './testing/compare-reports'
import { dependsOn } from './testing/declared-actions'
import { factsNeeded } from './testing/facts-needed'
import { matrixRegistry, matrixWorld } from './testing/matrix-world'
import { expectNamedCall, expectReportRules } from './testing/report-rules'
import { scanRegistry, type WholeScan } from './testing/scan-registry'
import { type StartedWorld, startWorld } from './testing/start-world'

const actions = actionsOf(withDependencies(factsNeeded()))

/** docs/rules.md, Readers: checks that may say more than `unknown` of a refusal, and of which. */
function mayStillSay({ check }: Finding, action: string): readonly Status[] {
  if (check === 'permissions' || check === 'pass-role') return ['warn', 'fail']
  if (check === 'service-linked-roles' && action === 'iam:SimulatePrincipalPolicy') return ['warn']
  return check === 'assume-role' && action === 'sts:AssumeRole' ? ['fail'] : []
}

let started: StartedWorld
let clean: WholeScan
beforeAll(async () => {
  started = await startWorld(matrixWorld)
  clean = await scanRegistry(started.freshAws(), matrixRegistry)
})
afterAll(() => started.sandbox.close())

test('the clean scan sends every action that a scan may use, and has findings to lose of every status', () => {
  expect([...new Set(clean.calls.map(({ action }) => action))].sort()).toEqual(actions)
  const statuses = new Set(clean.reports.flatMap(({ findings }) => findings.map(({ status }) => status)))
  expect([...statuses].sort()).toEqual(['fail', 'not-applicable', 'pass', 'unknown', 'warn'])
})

describe.each(actions)('with %s denied', (action) => {
  let denied: WholeScan
  beforeAll(async () => {
    started.sandbox.behave({ faults: [{ action, kind: 'deny' }] })
    denied = await scanRegistry(started.freshAws(), matrixRegistry)
    started.sandbox.behave({ faults: [] })
  })

  test('what hangs on it by declaration is unknown and names it, or is as before; all else is as before', () => {
    for (const { ecsAccount, check, before, after } of compareReports(clean.reports, denied.reports)) {
      const at = `${ecsAccount} ${check.check}`
      if (!dependsOn(check, action)) {
        expect([at, after.map(timeless)]).toEqual([at, before.map(timeless)])
        continue
      }
      const wrong = turned({ before, after }).filter(
        (finding) => !mayStillSay(finding, action).includes(finding.status),
      )
      expect([at, wrong.map(timeless)]).toEqual([at, []])
      expect([at, vanished({ before, after })]).toEqual([at, []])
    }
  })

  test('where a fact is refused, every finding of a check that needs it is unknown', () => {
    for (const { ecsAccount, check, after } of compareReports(clean.reports, denied.reports)) {
      const facts = denied.facts.get(ecsAccount)
      for (const finding of after) {
        const regional = finding.region === null ? {} : facts?.regions[finding.region]
        const read = { ...facts?.account, ...regional }
        const refused = check.needs.map((fact) => read[fact]).filter((gathered) => gathered?.ok === false)
        const [first] = refused.map(({ fault }) => fault)
        if (first !== undefined) expect(finding).toMatchObject({ status: 'unknown', fault: first })
      }
    }
  })

  test('every new unknown names it and carries the statement that would allow it', () => {
    const pairs = compareReports(clean.reports, denied.reports)
    const known = new Set(pairs.flatMap(({ before }) => before.flatMap(faultsOf)))
    for (const finding of pairs.flatMap(({ after }) => after.filter(({ status }) => status === 'unknown'))) {
      expectNamedCall(finding)
      const isNew = faultsOf(finding).some((fault) => !known.has(fault))
      if (isNew) expect(finding.fault).toMatchObject({ kind: 'denied', action })
    }
  })

  test('the reports keep to their rules, and the refusal shows in them unless another call tells the same', () => {
    for (const report of denied.reports) expectReportRules(report)
    const isNamed = JSON.stringify(denied.reports).includes(action)
    expect([action, isNamed || toldByAnother.includes(action)]).toEqual([action, true])
  })
})

/** The list of roles has the role that GetRole reads; a trust policy decides where the caller is not known. */
const toldByAnother = ['iam:GetRole', 'sts:GetCallerIdentity']

const faultsOf = ({ fault }: Finding) => (fault === null ? [] : [JSON.stringify(placeOfFault(fault))])
