import { clouddriverActions } from '../clouddriver/permissions'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { listed } from '../quantity'
import { faultSentence } from '../unknown-words'
import type { OwnCall } from './own-calls'
import { type Permission, simulatedEverywhere } from './simulated'

/** What is known of each action that Clouddriver needs: first from calls made with the role, then from AWS's simulator. */
export function rolePermissions(
  calls: readonly OwnCall[],
  simulation: Gathered<Facts['simulation']>,
): ReadonlyMap<string, Permission> {
  return new Map(clouddriverActions.map((action) => [action, permissionOf(action, calls, simulation)]))
}

function permissionOf(
  action: string,
  calls: readonly OwnCall[],
  simulation: Gathered<Facts['simulation']>,
): Permission {
  const own = calls.filter((call) => call.action === action)
  const refused = own.filter(({ fault }) => fault !== null)
  if (refused.length > 0) return refusedLive(refused)
  if (own.length > 0) return { is: 'allowed', why: 'The scan called it with the role.' }
  if (simulation.ok) return simulatedEverywhere(simulation.value, action)
  return { is: 'open', why: faultSentence(simulation.fault), hangsOn: null }
}

function refusedLive(calls: readonly OwnCall[]): Permission {
  const regions = listed(calls.flatMap(({ region }) => region ?? []))
  const where = regions === '' ? '' : ` in ${regions}`
  const code = calls[0]?.fault?.code
  return {
    is: 'refused',
    why: `AWS refused it to the scan, which called it with the role${where}${code ? ` (${code})` : ''}.`,
    by: 'silence',
  }
}
