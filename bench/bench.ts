import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import type { CallRecord } from '@/lib/aws/call-record'
import { defaultLimits } from '@/lib/aws/limits'
import type { Registry } from '@/lib/registry/registry'
import { type FleetSize, fleet } from '@/lib/sandbox/world/fleet'
import { registryOf } from '@/lib/whole-line/testing/registry-of'
import { awsOf } from '@/lib/whole-line/testing/start-world'
import { bareRequests } from './bare-requests'
import { type Calls, dependentCalls, lowerBound, sumOf } from './lower-bound'
import { type MeasuredScan, measuredScan } from './measured-scan'
import { naivePlan } from './naive-plan'
import { type SandboxAt, startFleet } from './sandbox-process'
import { wholeLine } from './whole-line'

const file = 'bench/RESULTS.md'
const latencyMs = 40
const size: FleetSize = { accounts: 20, regions: 2, clusters: 20, instances: 15, roles: 500, alarms: 500 }
const largest: FleetSize = { ...size, accounts: 4 * size.accounts }
const chainMs = dependentCalls(size) * latencyMs

/** Measures everything in one run, prints a line a figure and writes them to bench/RESULTS.md. */
export async function bench(): Promise<void> {
  const lines: string[] = []
  const say = (line: string) => {
    console.log(line)
    lines.push(line)
  }
  const world = registryOf(fleet(largest))
  const at = await startFleet({ size: largest, latencyMs })
  try {
    await measure(at, world, say)
  } finally {
    at.stop()
  }
  // What the other benchmarks wrote stays below.
  const others = readFileSync(file, 'utf8')
    .split(/\n(?=## )/)
    .slice(1)
  writeFileSync(file, [results(lines), ...others].join('\n'))
}

async function measure(at: SandboxAt, world: Registry, say: (line: string) => void): Promise<void> {
  // The first scans compile the code and open the sockets.
  await measuredScan(at, firstOf(world, 2))
  const one = await best(() => measuredScan(at, firstOf(world, 1)))
  const whole = await best(() => measuredScan(at, firstOf(world, size.accounts)))
  const bare = await bareRequests(at, firstOf(world, size.accounts))
  say(
    `Load of the machine while this ran (1 min; the sandbox and this process alone are about 2): ${loadavg()[0]?.toFixed(1)}`,
  )
  sayCalls(say, whole)
  say(`Chain of dependent calls: ${dependentCalls(size)} x ${latencyMs} ms = ${chainMs} ms`)
  say(
    `Wall time, one account: ${ms(one.wallMs)}, ${ratio(one.wallMs, chainMs)} of the chain (aim 1.5, at most 3); ${ms(one.cpuMs)} of it CPU of this process`,
  )
  say(
    `Wall time, ${size.accounts} accounts at once: ${ms(whole.wallMs)}, ${ratio(whole.wallMs, chainMs)} of the chain; ${ms(whole.cpuMs)} of it CPU of this process, ${(whole.cpuMs / sumOf(whole.calls)).toFixed(1)} ms a call; a request took ${ms(whole.requestMs)} as seen from here`,
  )
  say(
    `The same ${bare.requests} requests sent again bare (signed before, answers not read): ${ms(bare.wallMs)}, ${ratio(bare.wallMs, chainMs)} of the chain and ${(bare.cpuMs / bare.requests).toFixed(1)} ms of CPU a call: the least that ${defaultLimits.allRequests} requests at once can take; the scan takes ${ratio(whole.wallMs, bare.wallMs)} of it`,
  )
  say(`Peak memory, ${size.accounts} accounts: ${Math.round(whole.peakMiB)} MiB (the process with Vite and the SDK)`)
  await sayGrowth(say, at, world, whole)
  for (const accounts of [1, size.accounts]) {
    const { wallMs, firstFindingMs } = await wholeLine(at, firstOf(world, accounts))
    const [who, first] = [counted(accounts), ms(firstFindingMs)]
    say(
      `Queued and saved in the embedded database, ${who}: ${ms(wallMs)}; first finding ${first} after AWS's first answer (aim 300 ms)`,
    )
  }
  await sayNaive(say, at, firstOf(world, 1), one)
}

function sayCalls(say: (line: string) => void, { calls, throttled, unknown }: MeasuredScan): void {
  const bound = lowerBound(size)
  const [sent, fewest] = [sumOf(calls), sumOf(bound)]
  say(`API calls: ${sent}; lower bound ${fewest}; ratio ${(sent / fewest).toFixed(3)} (aim 1, at most 1.05)`)
  const narrow = fewest - once(bound, 'ecs:ListAccountSettings') - once(bound, 'iam:SimulatePrincipalPolicy')
  say(
    `Against one ListAccountSettings a region and one simulation an account, which AWS's page of ten settings and its one set of resources a request do not allow: ${narrow}; ratio ${(sent / narrow).toFixed(3)}`,
  )
  say(`Calls that differ from the bound: ${differences(calls, bound) || 'none'}`)
  say(`Throttled: ${throttled}; findings unknown: ${unknown}`)
}

/** Half of what the bound counts twice. */
const once = (bound: Calls, action: string) => (bound[action] ?? 0) / 2

function differences(calls: Calls, bound: Calls): string {
  return [...new Set([...Object.keys(calls), ...Object.keys(bound)])]
    .filter((action) => calls[action] !== bound[action])
    .map((action) => `${action} ${calls[action] ?? 0} for ${bound[action] ?? 0}`)
    .join(', ')
}

async function sayGrowth(say: (line: string) => void, at: SandboxAt, world: Registry, whole: MeasuredScan) {
  for (const times of [1, 2, 4]) {
    const accounts = times * size.accounts
    const scan = times === 1 ? whole : await measuredScan(at, firstOf(world, accounts))
    const perAccount = `${(sumOf(scan.calls) / accounts).toFixed(1)} calls, ${ms(scan.wallMs / accounts)} and ${ms(scan.cpuMs / accounts)} of CPU an account`
    say(
      `Growth ${times}x (${accounts} accounts): ${sumOf(scan.calls)} calls in ${ms(scan.wallMs)}; ${perAccount}; peak ${Math.round(scan.peakMiB)} MiB; ${scan.unknown} findings unknown`,
    )
  }
}

async function sayNaive(
  say: (line: string) => void,
  at: SandboxAt,
  { awsAccounts, settings }: Registry,
  ours: MeasuredScan,
) {
  const calls: CallRecord[] = []
  const startedAt = performance.now()
  for (const awsAccount of awsAccounts) {
    const target = { awsAccount, settings, regions: awsAccount.regions.map(({ name }) => name) }
    await naivePlan(awsOf(at.url, at.baseKeys), target, (call) => calls.push(call))
  }
  const wallMs = performance.now() - startedAt
  say(
    `One call per resource, one account: ${calls.length} calls in ${ms(wallMs)} at the same rates; ours ${sumOf(ours.calls)} in ${ms(ours.wallMs)}: ${ratio(calls.length, sumOf(ours.calls))} the calls, ${ratio(wallMs, ours.wallMs)} the time`,
  )
}

/** The quickest of three: what the machine does beside it only ever adds. */
async function best(measureOnce: () => Promise<MeasuredScan>): Promise<MeasuredScan> {
  const scans = [await measureOnce(), await measureOnce(), await measureOnce()]
  return scans.reduce((quickest, scan) => (scan.wallMs < quickest.wallMs ? scan : quickest))
}

function firstOf(registry: Registry, accounts: number): Registry {
  return {
    ...registry,
    awsAccounts: registry.awsAccounts.slice(0, accounts),
    ecsAccounts: registry.ecsAccounts.slice(0, accounts),
  }
}

const counted = (accounts: number) => (accounts === 1 ? 'one account' : `${accounts} accounts`)
const ms = (value: number) => `${Math.round(value)} ms`
const ratio = (a: number, b: number) => `${(a / b).toFixed(1)}x`

function results(lines: readonly string[]): string {
  return `# What a scan costs

Written by \`npm run bench\`, all figures from one run: the sandbox in a process of its own, ${latencyMs} ms a call, ${size.accounts} accounts x
${size.regions} regions x ${size.clusters} clusters x ${size.instances} instances, ${size.roles} roles an account, ${size.alarms} alarms a region; Node ${process.versions.node}, ${availableParallelism()} cores, which the
sandbox shares. The lower bound is computed in bench/lower-bound.ts from these numbers alone.

${lines.map((line) => `- ${line}`).join('\n')}
`
}
