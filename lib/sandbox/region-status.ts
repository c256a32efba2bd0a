import type { PlacedWorld } from './world/placed-world'
import type { Account } from './world/world-types'

export type RegionStatus = 'opt-in-not-required' | 'opted-in' | 'not-opted-in' | 'unknown'

/** Whether an account may use a region; `unknown` where there is none of that name in its partition. */
export function regionStatus(world: PlacedWorld, account: Account, name: string): RegionStatus {
  const region = world.regions.get(name)
  if (region === undefined || region.partition !== account.partition) return 'unknown'
  if (region.optIn !== true) return 'opt-in-not-required'
  return account.optedIn?.includes(name) ? 'opted-in' : 'not-opted-in'
}
