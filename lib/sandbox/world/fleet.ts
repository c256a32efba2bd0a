import { defaultKey, govKey } from './base-keys'
import { instances, service } from './cluster-builders'
import { instanceTypes } from './instance-types'
import { regions } from './regions'
import { serviceRole, spinnakerAuthRole, spinnakerManaged, taskRole, usualRoles } from './role-builders'
import { cpuAlarm, stepScaling, together, topic } from './scaling-builders'
import { purposefulVpc } from './vpc-builder'
import type { Account, RegionContents, Role, World } from './world-types'

export type FleetSize = {
  accounts: number
  /** Per account, at most 17. */
  regions: number
  /** Per region; each has one service that scales in steps. */
  clusters: number
  /** Per cluster. */
  instances: number
  /** Per account, the usual ones included. */
  roles: number
  /** Metric alarms per region, those of the scaling services included. */
  alarms: number
}

/**
 * A made-up fleet of one size throughout, for measuring: accounts `fleet-001`… that are all ready, beside the account
 * of Clouddriver's own identity, which has nothing else in it and is not meant to be mapped.
 */
export function fleet(size: FleetSize): World {
  const home: Account = {
    id: defaultKey.accountId,
    name: 'spinnaker',
    partition: 'aws',
    roles: [spinnakerAuthRole],
    regions: {},
  }
  // The sandbox wants the account of every base key to exist.
  const gov: Account = {
    id: govKey.accountId,
    name: 'gov',
    partition: 'aws-us-gov',
    roles: [spinnakerAuthRole],
    regions: {},
  }
  return {
    regions,
    instanceTypes,
    baseKeys: [defaultKey, govKey],
    accounts: [home, gov, ...numbered(size.accounts, (_, name) => member(name, size))],
  }
}

function member(number: string, size: FleetSize): Account {
  const names = regions.filter(({ partition, optIn }) => partition === 'aws' && optIn !== true).slice(0, size.regions)
  return {
    id: `300000000${number}`,
    name: `fleet-${number}`,
    partition: 'aws',
    roles: rolesOf(size.roles),
    regions: Object.fromEntries(names.map(({ name }) => [name, regionOf(`${number} ${name}`, size)])),
  }
}

/** One in ten is for containers, the others for functions. */
function rolesOf(count: number): readonly Role[] {
  const own = [spinnakerManaged(), ...usualRoles]
  const others = numbered(Math.max(0, count - own.length), (index, name) =>
    index % 10 === 0 ? taskRole(`service-${name}-task`) : serviceRole(`function-${name}`, 'lambda.amazonaws.com'),
  )
  return [...own, ...others]
}

function regionOf(seed: string, size: FleetSize): RegionContents {
  const clusters = numbered(size.clusters, (_, name) => ({
    name: `cluster-${name}`,
    services: [service(`web-${name}-v001`, 4)],
    instances: instances(`${seed} ${name}`, size.instances, 'm5.xlarge'),
  }))
  const scaling = numbered(size.clusters, (_, name) =>
    stepScaling(`cluster-${name}`, `web-${name}-v001`, { minimum: 2, maximum: 20 }),
  )
  const plain = numbered(Math.max(0, size.alarms - 2 * size.clusters), (_, name) =>
    cpuAlarm(`page-${name}`, 'cluster-001', `web-${name}-v001`, { alarmActions: [topic('pages')] }),
  )
  return together({ clusters, alarms: plain }, ...scaling, purposefulVpc(seed))
}

function numbered<T>(count: number, of: (index: number, name: string) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => of(index, String(index + 1).padStart(3, '0')))
}
