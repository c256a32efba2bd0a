import { expect } from 'vitest'
import { checks } from '@/lib/readiness/checks'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'

/** A finding's place in a report, stable from scan to scan. */
export function placeOf({ check, region, resource }: Pick<Finding, 'check' | 'region' | 'resource'>): string {
  return JSON.stringify([check, region, resource])
}

/** What is asked of every report, whatever the account is like. */
export function expectReportRules({ ecsAccount, findings }: Report): void {
  const places = findings.map(placeOf)
  expect([ecsAccount, new Set(places).size]).toEqual([ecsAccount, places.length])
  const speaking = new Set(findings.map(({ check }) => check))
  expect([ecsAccount, checks.map(({ check }) => check).filter((check) => !speaking.has(check))]).toEqual([
    ecsAccount,
    [],
  ])
  for (const finding of findings) expectFindingRules(finding)
}

function expectFindingRules(finding: Finding): void {
  const at = placeOf(finding)
  expect([at, finding.title !== '' && finding.summary !== '']).toEqual([at, true])
  if (finding.status === 'warn' || finding.status === 'fail') {
    expect([at, finding.evidence.length > 0, (finding.fix?.text ?? '') !== '']).toEqual([at, true, true])
  }
  if (finding.status === 'unknown') expectNamedCall(finding)
  else expect([at, finding.fault]).toEqual([at, null])
}

/** An unknown names its call, and where that was refused, the statement that would allow it. */
export function expectNamedCall({ fault, fix, summary, ...place }: Finding): void {
  const at = placeOf(place)
  expect([at, fault?.action]).toEqual([at, expect.stringMatching(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/)])
  expect([at, summary]).toEqual([at, expect.stringContaining(fault?.action ?? '')])
  expect([at, fix?.text]).toEqual([at, expect.stringMatching(/\w/)])
  if (fault?.kind === 'denied') expect([at, statementIn(fix?.json)]).toEqual([at, allows(fault.action)])
}

const allows = (action: string) => expect.objectContaining({ Effect: 'Allow', Action: action })

function statementIn(json: string | undefined): unknown {
  return json === undefined ? null : JSON.parse(json)
}
