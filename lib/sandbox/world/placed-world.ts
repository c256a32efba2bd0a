import type { Account, BaseKey, InstanceType, RegionContents, RegionDefinition, Role, World } from './world-types'

/** A world with its places filled in and its accounts and roles found by key. */
export type PlacedWorld = {
  regions: ReadonlyMap<string, RegionDefinition>
  instanceTypes: ReadonlyMap<string, InstanceType>
  accounts: ReadonlyMap<string, PlacedAccount>
  baseKeys: ReadonlyMap<string, BaseKey>
}

export type PlacedAccount = Account & { rolesByName: ReadonlyMap<string, Role> }

/** Fills in `{account}`, `{partition}` and `{region}`, once, so that operations only read. */
export function placeWorld(world: World): PlacedWorld {
  return {
    regions: new Map(world.regions.map((region) => [region.name, region])),
    instanceTypes: new Map(world.instanceTypes.map((type) => [type.name, type])),
    accounts: new Map(world.accounts.map((account) => [account.id, placeAccount(account)])),
    baseKeys: new Map(world.baseKeys.map((key) => [key.accessKeyId, key])),
  }
}

function placeAccount(account: Account): PlacedAccount {
  const places = { '{account}': account.id, '{partition}': account.partition }
  const regions = Object.entries(account.regions).map(([region, contents]): [string, RegionContents] => [
    region,
    fill(contents, { ...places, '{region}': region }),
  ])
  const roles = fill(account.roles, places)
  return {
    ...fill({ ...account, roles: [], regions: {} }, places),
    roles,
    rolesByName: new Map(roles.map((role) => [role.name, role])),
    regions: Object.fromEntries(regions),
  }
}

/** Replaces text inside plain data. The cast is safe: JSON keeps the shape of plain data, and only text changes. */
function fill<T>(value: T, places: Readonly<Record<string, string>>): T {
  const text = Object.entries(places).reduce(
    (json, [place, name]) => json.replaceAll(place, name),
    JSON.stringify(value),
  )
  return JSON.parse(text) as T
}
