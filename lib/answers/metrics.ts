import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { statuses } from '@/lib/readiness/status'
import type { Runtime } from '@/lib/runtime-types'
import { countFailedDeliveries } from '@/prisma/repositories/deliveries'
import { latestSummaries } from '@/prisma/repositories/report-summaries'
import { readTotals, type Totals } from '@/prisma/repositories/totals'

let processMetrics: Registry | undefined

/**
 * Prometheus text. Everything about scans is read from the database, so that it is the same whichever process is asked
 * and survives a restart; only the process's own figures are its own.
 */
export async function getMetrics({ database: { prisma } }: Runtime): Promise<string> {
  const registry = new Registry()
  const totals = await readTotals(prisma)
  const summaries = await latestSummaries(prisma)
  addScans(registry, totals)
  addQueue(registry, totals)
  const failed = gauge(registry, 'deliveries_failed', 'Messages to channels that were given up, of those that are kept')
  failed.set(await countFailedDeliveries(prisma))
  addAges(registry, summaries, totals.ecsAccounts)
  const findings = gauge(registry, 'findings', 'Findings of the latest reports, by status', 'status')
  for (const status of statuses) {
    findings.set({ status }, sum(summaries.map(({ counts }) => counts[status])))
  }
  findings.set({ status: 'muted' }, sum(summaries.map(({ counts }) => counts.muted)))
  const accounts = gauge(registry, 'ecs_accounts', 'ECS accounts that have been checked, by status', 'status')
  for (const status of statuses) accounts.set({ status }, summaries.filter((each) => each.status === status).length)
  return `${await registry.metrics()}\n${await processFigures().metrics()}`
}

function addScans(registry: Registry, { scans, finishedScans, requests, facts }: Totals): void {
  const byState = gauge(registry, 'scans', 'Scans, by state', 'state')
  for (const { state, count } of scans) byState.set({ state }, count)
  const finished = counter(registry, 'scans_finished_total', 'Scans that ended with a report of every account')
  finished.inc(finishedScans.count)
  counter(registry, 'scan_seconds_total', 'Time that those scans took').inc(finishedScans.seconds)

  const calls = counter(registry, 'aws_requests_total', 'Requests sent to AWS, retries included', 'action')
  const retries = counter(registry, 'aws_retries_total', 'Requests sent to AWS again', 'action')
  const throttles = counter(registry, 'aws_throttles_total', 'Requests that AWS throttled', 'action')
  const seconds = counter(registry, 'aws_request_seconds_total', 'Time spent waiting for AWS', 'action')
  for (const { action, ...request } of requests) {
    calls.inc({ action }, request.calls)
    retries.inc({ action }, request.retries)
    throttles.inc({ action }, request.throttles)
    seconds.inc({ action }, request.seconds)
  }

  const unread = gauge(registry, 'facts_unread', 'Facts whose latest reading failed, by kind of fault', 'kind')
  for (const { kind, count } of facts) if (kind !== null) unread.set({ kind }, count)
  const read = gauge(registry, 'facts_read', 'Facts whose latest reading succeeded')
  read.set(facts.find(({ kind }) => kind === null)?.count ?? 0)
}

/** What waits, and for how long: both 0 while nothing does, so that a rule can tell that from no answer. */
function addQueue(registry: Registry, { runs }: Totals): void {
  const depth = gauge(registry, 'runs', 'Runs that have not ended, by state', 'state')
  const oldest = gauge(registry, 'oldest_run_seconds', 'Age of the oldest run that has not ended, by state', 'state')
  for (const state of ['queued', 'running'] as const) {
    const found = runs.find((each) => each.state === state)
    depth.set({ state }, found?.count ?? 0)
    oldest.set({ state }, Math.max(0, found?.oldestSeconds ?? 0))
  }
}

/** Of an account that was never checked nothing has an age: it is counted. */
function addAges(registry: Registry, summaries: readonly { scannedAt: string }[], ecsAccounts: number): void {
  const unchecked = gauge(registry, 'ecs_accounts_unchecked', 'ECS accounts that have never been checked')
  unchecked.set(Math.max(0, ecsAccounts - summaries.length))
  if (summaries.length === 0) return
  const oldestAt = Math.min(...summaries.map(({ scannedAt }) => Date.parse(scannedAt)))
  const age = gauge(registry, 'oldest_report_seconds', 'Age of the oldest of the latest reports of the ECS accounts')
  age.set(Math.max(0, (Date.now() - oldestAt) / 1000))
}

function gauge(registry: Registry, name: string, help: string, label?: string): Gauge {
  return new Gauge({
    name: `shipshape_${name}`,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
  })
}

function counter(registry: Registry, name: string, help: string, label?: string): Counter {
  return new Counter({
    name: `shipshape_${name}`,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
  })
}

/** Memory, CPU and event loop; collected from the first time that anybody asks. */
function processFigures(): Registry {
  if (processMetrics === undefined) {
    processMetrics = new Registry()
    collectDefaultMetrics({ register: processMetrics })
  }
  return processMetrics
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
