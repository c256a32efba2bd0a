import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultKey } from '@/lib/sandbox/world/base-keys'
import { together } from '@/lib/sandbox/world/scaling-builders'
import { world } from '@/lib/sandbox/world/world'
import type { Account, RegionContents, World } from '@/lib/sandbox/world/world-types'
import { sandboxRegistry } from '@/prisma/seed/sandbox-registry'
import { storedRegistry } from './registry-of'

/** Between them these use every call of a scan, every reader but `ambient`, and have findings of every status. */
const names = ['core', 'payments', 'search', 'ads', 'jobs', 'tools', 'audit']
/** What makes checks look that say "not applicable" otherwise. */
const wishes: Readonly<Record<string, Partial<EcsAccountInput>>> = {
  core: { namingStrategy: 'tags' },
  search: { referenceTask: { cpu: 512, memoryMiB: 1024, count: 2, networkMode: 'awsvpc', compute: 'any' } },
}

/** With two clusters whose room hangs on what a template, and a configuration, say of a new instance, and on its daemons. */
function growing(account: Account): Account {
  const names = ['from-template', 'from-configuration']
  const grown: RegionContents = {
    clusters: names.map((name) => ({
      name,
      capacityProviders: [name],
      services: [{ name: `${name}-agent`, desired: 0, cpu: 64, memoryMiB: 128, scheduling: 'DAEMON' }],
    })),
    capacityProviders: names.map((name) => ({
      name,
      autoScalingGroup: name,
      managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 10 },
    })),
    autoScalingGroups: names.map((name) => ({
      name,
      minimum: 0,
      maximum: 4,
      desired: 0,
      instanceTypes: ['m5.large'],
      launchConfiguration: name === 'from-configuration',
      availabilityZones: ['{region}a'],
    })),
  }
  const regions = Object.entries(account.regions).map(([name, contents]) => [name, together(contents, grown)] as const)
  return { ...account, regions: Object.fromEntries(regions) }
}

const isIn = ({ name }: { name: string }) => names.includes(name)

/** A part of the imaginary world, small enough to be scanned a hundred times. */
export const matrixWorld: World = {
  ...world,
  baseKeys: [defaultKey],
  accounts: world.accounts.filter(isIn).map((account) => (account.name === 'search' ? growing(account) : account)),
}

export const matrixRegistry: Registry = storedRegistry({
  settings: sandboxRegistry.settings,
  awsAccounts: sandboxRegistry.awsAccounts.filter(isIn),
  ecsAccounts: sandboxRegistry.ecsAccounts
    .filter(({ awsAccount }) => names.includes(awsAccount))
    .map((account) => ({ ...account, ...wishes[account.awsAccount] })),
})
