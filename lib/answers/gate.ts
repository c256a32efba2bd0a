import type { Chosen } from '@/lib/contracts/contract'
import type { GateAnswer, GateQuery } from '@/lib/contracts/gate'
import { NotFound } from '@/lib/problem'
import { gateOf } from '@/lib/readiness/gate'
import type { Runtime } from '@/lib/runtime-types'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestReports } from '@/prisma/repositories/reports'

/** Whether the last reports let a pipeline go on. @throws NotFound where the query names no ECS account */
export async function getGate({ database: { prisma } }: Runtime, query: GateQuery): Promise<Chosen<GateAnswer>> {
  const [{ ecsAccounts }, everyone] = await Promise.all([readRegistry(prisma), latestReports(prisma)])
  const names = ecsAccounts.map(({ name }) => name)
  const asked = [...new Set(query.ecsAccount ?? names)]
  const stranger = asked.find((name) => !names.includes(name))
  if (stranger !== undefined) {
    throw new NotFound(`There is no ECS account named "${stranger}" (names are case-sensitive).`)
  }
  const reports = new Map(everyone.map((report) => [report.ecsAccount, report]))
  const { failOn = 'fail', maxAge = null } = query
  const { ok, accounts } = gateOf({
    failOn,
    maxAge,
    now: new Date().toISOString(),
    accounts: asked.map((ecsAccount) => ({ ecsAccount, report: reports.get(ecsAccount) ?? null })),
    everyone,
  })
  return { closed: !ok, json: { ok, asked: { failOn, maxAge }, accounts } }
}
