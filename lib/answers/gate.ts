import type { Chosen } from '@/lib/contracts/contract'
import type { GateAnswer, GateQuery } from '@/lib/contracts/gate'
import { NotFound } from '@/lib/problem'
import { clouddriverStart } from '@/lib/readiness/checks/clouddriver-start'
import { type GateReport, gateOf } from '@/lib/readiness/gate'
import type { StartStopping } from '@/lib/readiness/start-stopping'
import type { Runtime } from '@/lib/runtime-types'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestReports } from '@/prisma/repositories/reports'
import { listStartStopping } from './start-stopping'

/** Whether the last reports let a pipeline go on. @throws NotFound where the query names no ECS account */
export async function getGate(runtime: Runtime, query: GateQuery): Promise<Chosen<GateAnswer>> {
  const { prisma } = runtime.database
  const [registry, everyone] = await Promise.all([readRegistry(prisma), latestReports(prisma)])
  const names = registry.ecsAccounts.map(({ name }) => name)
  const asked = [...new Set(query.ecsAccount ?? names)]
  const stranger = asked.find((name) => !names.includes(name))
  if (stranger !== undefined) {
    throw new NotFound(`There is no ECS account named "${stranger}" (names are case-sensitive).`)
  }
  const reports = new Map(everyone.map((report) => [report.ecsAccount, report]))
  const { failOn = 'fail', maxAge = null } = query
  const now = new Date().toISOString()
  const since = stoppingSince(await listStartStopping(runtime, registry), reports)
  const { ok, accounts } = gateOf({
    failOn,
    maxAge,
    now,
    accounts: asked.map((ecsAccount) => ({ ecsAccount, report: reports.get(ecsAccount) ?? null })),
    everyone: [...everyone, ...since.map((stop) => asReport(stop, now))],
  })
  return { closed: !ok, json: { ok, asked: { failOn, maxAge }, accounts } }
}

const check = clouddriverStart.check

/** What came to stop Clouddriver since the last reports, which say nothing of it: an edit, or an account never scanned. */
function stoppingSince(stops: readonly StartStopping[], reports: ReadonlyMap<string, GateReport>): StartStopping[] {
  return stops.filter(({ ecsAccount }) => {
    const known = reports.get(ecsAccount)?.findings ?? []
    return !known.some((finding) => finding.check === check && finding.status === 'fail')
  })
}

function asReport({ ecsAccount, title }: StartStopping, now: string): GateReport {
  const finding = {
    check,
    region: null,
    resource: null,
    status: 'fail',
    title,
    muted: null,
    reach: 'everything',
  } as const
  return { ecsAccount, status: 'fail', scannedAt: now, findings: [finding] }
}
