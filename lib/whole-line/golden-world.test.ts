import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import { world } from '@/lib/sandbox/world/world'
import type { RunningScans } from '@/lib/scans/open-scans'
import { startScans } from '@/lib/scans/start-scans'
import type { Database } from '@/prisma/database'
import { latestReport } from '@/prisma/repositories/reports'
import { sandboxRegistry } from '@/prisma/seed/sandbox-registry'
import { seedRegistry } from '@/prisma/seed/seed-registry'
import { openTestDatabase } from '@/prisma/testing/test-database'
import { neverSaid, phrasesIn } from './testing/never-said'
import { expectReportRules, placeOf } from './testing/report-rules'
import { patient, type StartedWorld, startWorld } from './testing/start-world'

let database: Database
let started: StartedWorld
let scans: RunningScans
let reports: Report[]
const told: (Finding & { ecsAccount: string })[] = []
const logged: string[] = []

// The whole line: a registry in a database, a scan from the queue, AWS's own protocols, saved reports.
beforeAll(async () => {
  database = await openTestDatabase()
  await seedRegistry(database.prisma, sandboxRegistry)
  started = await startWorld(world)
  const log = pino({}, { write: (line) => logged.push(line) })
  // One account is throttled for good: a third try tells as much as an eighth.
  const aws = started.freshAws({ ...patient, attempts: 3 })
  scans = await startScans({ env: { role: 'both', retentionDays: 90 }, database, aws, log })
  const { id } = await scans.requestScan({ ecsAccounts: null, checks: null, actor: 'test' })
  for await (const { events } of scans.streamScan(id, { after: null, signal: new AbortController().signal })) {
    told.push(...events.flatMap(({ event }) => (event.type === 'finding' ? [event.data] : [])))
  }
  const names = sandboxRegistry.ecsAccounts.map(({ name }) => name)
  const saved = await Promise.all(names.map((ecsAccount) => latestReport(database.prisma, { ecsAccount })))
  reports = saved.filter((report) => report !== null)
})
afterAll(async () => {
  await scans.stop()
  await started.sandbox.close()
  await database.close()
})

describe('the imaginary world that people see first', () => {
  test('gives every account the status and the findings that it was made for', async () => {
    const golden = fileURLToPath(new URL('golden-world.txt', import.meta.url))
    await expect(reports.map(linesOf).join('\n')).toMatchFileSnapshot(golden)
  })

  test('gives reports that keep to the rules: each place once, no check silent, every claim with proof and fix', () => {
    expect(reports).toHaveLength(sandboxRegistry.ecsAccounts.length)
    for (const report of reports) expectReportRules(report)
  })

  test('says nothing that docs/words.md forbids', () => {
    const never = neverSaid(readFileSync('docs/words.md', 'utf8'))
    const texts = reports.flatMap(({ findings }) =>
      findings.map(({ title, summary, evidence, fix }) => JSON.stringify({ title, summary, evidence, fix: fix?.text })),
    )
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.flatMap((text) => phrasesIn(text, never).map((phrase) => `${phrase}: ${text}`))).toEqual([])
  })

  test('tells each finding once while it is scanned, and none that is not in a report', () => {
    const inReports = reports.flatMap(({ ecsAccount, findings }) =>
      findings.map((finding) => `${ecsAccount} ${placeOf(finding)} ${finding.status}`),
    )
    expect(told.map((finding) => `${finding.ecsAccount} ${placeOf(finding)} ${finding.status}`).sort()).toEqual(
      inReports.sort(),
    )
  })

  test('is only read: no call that reached AWS could have changed anything', () => {
    const sent = [...new Set(started.sandbox.calls().map(({ action }) => action))]
    expect(sent.filter((action) => !/:(List|Describe|Get|Simulate)[A-Z]/.test(action))).toEqual(['sts:AssumeRole'])
  })

  test('is scanned without a word in the log', () => {
    expect(logged).toEqual([])
  })
})

/** An account, what its checks say, and how often; whatever is not fine by its place. */
function linesOf({ ecsAccount, status, findings }: Report): string {
  const bad = findings.filter((finding) => finding.status !== 'pass' && finding.status !== 'not-applicable')
  const good = findings.filter((finding) => !bad.includes(finding))
  const lines = [
    `${ecsAccount}: ${status}`,
    ...bad.map(({ check, status: said, region, resource, fault }) =>
      [`  ${said} ${check}`, region, resource?.split(':').at(-1), fault?.action].filter(Boolean).join(' '),
    ),
    ...countsOf(good).map((line) => `  ${line}`),
  ]
  return `${lines.join('\n')}\n`
}

function countsOf(findings: readonly Finding[]): string[] {
  const kinds = [...new Set(findings.map(({ status, check }) => `${status} ${check}`))]
  return kinds.map((kind) => {
    const count = findings.filter(({ status, check }) => `${status} ${check}` === kind).length
    return count === 1 ? kind : `${kind} x ${count}`
  })
}
