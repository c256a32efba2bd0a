import type { Registry } from '@/lib/registry/registry'
import { type FleetSize, fleet } from '@/lib/sandbox/world/fleet'
import { registryOf } from '@/lib/whole-line/testing/registry-of'
import { countStatements } from '@/prisma/testing/count-statements'
import { dependentCalls } from './lower-bound'
import { measuredScan } from './measured-scan'
import { type SandboxAt, startFleet } from './sandbox-process'
import { timed } from './timed'
import { wholeLine } from './whole-line'

const large: FleetSize = { accounts: 20, regions: 2, clusters: 20, instances: 15, roles: 500, alarms: 500 }
const small: FleetSize = { accounts: 5, regions: 2, clusters: 4, instances: 4, roles: 40, alarms: 40 }
const refused: FleetSize = { accounts: 300, regions: 2, clusters: 1, instances: 1, roles: 5, alarms: 2 }

type Say = (line: string) => void

/** What saving adds to gathering: a scan through queue and database beside the same scan with neither. */
export async function saving(say: Say = console.log): Promise<void> {
  await beside(say, '20 accounts of the fleet at 40 ms a call', { size: large, latencyMs: 40 })
  await beside(say, 'Five accounts of two regions at 150 ms a call', { size: small, latencyMs: 150 })
  await refusedAccounts(say)
}

async function beside(say: Say, what: string, { size, latencyMs }: { size: FleetSize; latencyMs: number }) {
  await withFleet({ size, latencyMs }, async (at, registry) => {
    const warm = {
      ...registry,
      awsAccounts: registry.awsAccounts.slice(0, 1),
      ecsAccounts: registry.ecsAccounts.slice(0, 1),
    }
    await measuredScan(at, warm)
    const alone = await measuredScan(at, registry)
    const { value: saved, statements } = await countStatements(() => timed(() => wholeLine(at, registry)))
    const chainMs = dependentCalls(size) * latencyMs
    say(
      `${what}: gathered ${ms(alone.wallMs)} (CPU ${ms(alone.cpuMs)}); gathered and saved ${ms(saved.value.wallMs)} (CPU ${ms(saved.cpuMs)}), ` +
        `${(saved.value.wallMs / alone.wallMs).toFixed(2)}x of gathering, ${(saved.value.wallMs / chainMs).toFixed(1)}x of the chain of ${ms(chainMs)}; ${statements.count} statements`,
    )
    sayStatements(say, statements.byText)
  })
}

async function refusedAccounts(say: Say) {
  await withFleet({ size: { ...refused }, latencyMs: 0 }, async (at, registry) => {
    const closed = {
      ...registry,
      awsAccounts: registry.awsAccounts.map((account) => ({ ...account, assumeRole: 'role/Nobody' })),
    }
    const { value, statements } = await countStatements(() => timed(() => wholeLine(at, closed)))
    say(
      `300 accounts whose role cannot be assumed: ${ms(value.value.wallMs)} (CPU ${ms(value.cpuMs)}; aim 15 s); ${statements.count} statements`,
    )
    sayStatements(say, statements.byText)
  })
}

function sayStatements(say: Say, byText: readonly [string, number][]): void {
  if (process.env.SHIPSHAPE_BENCH_STATEMENTS !== 'all') return
  for (const [text, count] of byText.slice(0, 25)) say(`  ${count} ${text}`)
}

async function withFleet(
  options: { size: FleetSize; latencyMs: number },
  work: (at: SandboxAt, registry: Registry) => Promise<void>,
): Promise<void> {
  const at = await startFleet(options)
  try {
    await work(at, registryOf(fleet(options.size)))
  } finally {
    at.stop()
  }
}

const ms = (value: number) => `${Math.round(value)} ms`
