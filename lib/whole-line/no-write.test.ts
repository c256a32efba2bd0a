import { afterEach, expect, test } from 'vitest'
import { testReader } from '@/lib/aws/test-reader'
import type { Registry } from '@/lib/registry/registry'
import type { FaultRule } from '@/lib/sandbox/faults'
import { fleet } from '@/lib/sandbox/world/fleet'
import { healthy } from '@/lib/sandbox/world/healthy'
import { world } from '@/lib/sandbox/world/world'
import type { World } from '@/lib/sandbox/world/world-types'
import { sandboxRegistry } from '@/prisma/seed/sandbox-registry'
import { registryOf, storedRegistry } from './testing/registry-of'
import { scanRegistry } from './testing/scan-registry'
import { patient, type StartedWorld, startWorld } from './testing/start-world'

const small = fleet({ accounts: 2, regions: 2, clusters: 3, instances: 2, roles: 5, alarms: 5 })
const worlds: readonly (readonly [string, World, Registry])[] = [
  ['the imaginary team', world, storedRegistry(sandboxRegistry)],
  ['the healthy fleet', healthy, registryOf(healthy)],
  ['the fleet of the benchmark', small, registryOf(small)],
]

/** What else AWS can say must not make a scan try anything that it would not try otherwise. */
const storm: readonly FaultRule[] = [
  { kind: 'deny', probability: 0.2 },
  { kind: 'throttle', probability: 0.2 },
  { kind: '500', probability: 0.1 },
  { kind: 'html', probability: 0.1 },
]

const reads = /^(?:sts:AssumeRole|sts:GetCallerIdentity|iam:Simulate\w+|[a-z0-9-]+:(?:List|Describe|Get)[A-Z]\w+)$/

let started: StartedWorld
afterEach(() => started.sandbox.close())

test.each(worlds)(
  'nothing that Shipshape sends to %s writes',
  async (_, imaginary, registry) => {
    started = await startWorld(imaginary)
    const limits = { ...patient, attempts: 3 }
    await scanRegistry(started.freshAws(limits), registry)
    for (const awsAccount of registry.awsAccounts) await testReader(started.freshAws(), awsAccount, registry.settings)
    started.sandbox.behave({ faults: [...storm], seed: 1 })
    await scanRegistry(started.freshAws(limits), registry)
    const received = started.sandbox.calls().map(({ action }) => action)
    expect(received.length).toBeGreaterThan(100)
    expect([...new Set(received)].filter((action) => !reads.test(action))).toEqual([])
  },
  60_000,
)
