import type { Clouddriver, LiveAccount } from '@/lib/contracts/clouddriver'
import {
  type Difference,
  loadedAwsDifferences,
  loadedEcsDifferences,
  storedAwsDifferences,
  storedEcsDifferences,
} from '@/lib/registry/clouddriver/live/compare'
import { type AccountType, awsDefinition, ecsDefinition } from '@/lib/registry/clouddriver/live/definitions'
import { expectedAgents } from '@/lib/registry/clouddriver/live/expected-agents'
import type { Side } from '@/lib/registry/clouddriver/live/push-plan'
import { effectiveAccount } from '@/lib/registry/effective-account'
import type { JsonObject } from '@/lib/registry/json'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { getRegistry } from '../registry'
import { openClient } from './client'
import { askAll, type Told } from './holdings'

/** What the configured Clouddriver tells of itself, beside the registry. */
export async function getClouddriver(runtime: Runtime): Promise<Clouddriver> {
  const registry = await getRegistry(runtime)
  const { address } = registry.settings.clouddriver
  if (address === null) return { address, reachable: false, accounts: [], agents: [], faults: [] }
  const { loaded, stored, agents, faults } = await askAll(openClient(address, runtime.env))
  if (loaded === null) return { address, reachable: false, accounts: [], agents: [], faults }
  return {
    address,
    reachable: true,
    accounts: liveAccounts(registry, { loaded, stored }),
    agents: agents === null ? [] : agentsOf(registry, agents),
    faults,
  }
}

/** `isOff`: a disabled AWS account, and an ECS account on one: Clouddriver has neither. */
type Here = { type: AccountType; name: string; isOff: boolean; body: JsonObject | null; aws: JsonObject | null }
type There = { loaded: Side; stored: Told['stored'] }

function liveAccounts(registry: Registry, there: There): LiveAccount[] {
  const here = accountsHere(registry)
  const known = new Set(here.map(({ type, name }) => `${type} ${name}`))
  const others = (['aws', 'ecs'] as const).flatMap((type) => {
    const names = new Set([...there.loaded[type].keys(), ...(there.stored?.[type].keys() ?? [])])
    return [...names].filter((name) => !known.has(`${type} ${name}`)).map((name) => ({ type, name }))
  })
  return [
    ...here.map((each) => liveAccount(each, there)),
    ...others.map(({ type, name }) => ({
      ...whereIs(type, name, there),
      differs: [{ key: 'name', here: null, there: name }],
    })),
  ]
}

function accountsHere(registry: Registry): Here[] {
  const aws = registry.awsAccounts.map((account): Here => {
    const { body } = awsDefinition(account, registry)
    const isOff = effectiveAccount(account, registry).enabled === false
    return { type: 'aws', name: heldText(account.name), isOff, body, aws: null }
  })
  const byName = new Map(aws.map((each) => [each.name, each]))
  const ecs = registry.ecsAccounts.map((account): Here => {
    const { body } = ecsDefinition(account, registry)
    const on = byName.get(heldText(account.awsAccount))
    return { type: 'ecs', name: heldText(account.name), isOff: on?.isOff === true, body, aws: on?.body ?? null }
  })
  return [...aws, ...ecs]
}

function whereIs(type: AccountType, name: string, { loaded, stored }: There) {
  return { name, type, loaded: loaded[type].has(name), stored: stored === null ? null : stored[type].has(name) }
}

function liveAccount(here: Here, there: There): LiveAccount {
  return { ...whereIs(here.type, here.name, there), differs: differencesOf(here, there) }
}

function differencesOf({ type, name, isOff, body, aws }: Here, { loaded, stored }: There): Difference[] {
  const inMemory = loaded[type].get(name)
  const inStorage = stored?.[type].get(name)
  const isThere = inMemory !== undefined || inStorage !== undefined
  if (isOff) return isThere ? [{ key: 'enabled', here: false, there: true }] : []
  if (!isThere) return [{ key: 'name', here: name, there: null }]
  // What only a file of Clouddriver's own can fill is not compared.
  if (body === null) return []
  if (inMemory === undefined) {
    const compare = type === 'aws' ? storedAwsDifferences : storedEcsDifferences
    return compare(body, inStorage ?? {})
  }
  return type === 'aws' ? loadedAwsDifferences(body, inMemory) : loadedEcsDifferences(body, aws, inMemory)
}

function agentsOf(registry: Registry, present: ReadonlySet<string>): Clouddriver['agents'] {
  const accounts = new Map(
    registry.awsAccounts.map((account) => [heldText(account.name), effectiveAccount(account, registry)]),
  )
  return registry.ecsAccounts.flatMap(({ name, awsAccount }) => {
    const aws = accounts.get(heldText(awsAccount))
    if (aws === undefined || aws.enabled === false) return []
    const regions = aws.regions.map((region) => region.name)
    return expectedAgents(name, regions).map((id) => ({ id, present: present.has(id) }))
  })
}
