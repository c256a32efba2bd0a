import { clouddriverActions } from '../clouddriver/permissions'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { faultSentence } from '../unknown-words'
import { listed } from '../words'
import type { OwnCall } from './own-calls'
import { type Asked, type Permission, simulatedEverywhere } from './simulated'

/**
 * What is known of each action that Clouddriver needs: first from calls made with the role, then from AWS's simulator,
 * which was not asked about clusters that could not be read.
 */
export function rolePermissions(
  calls: readonly OwnCall[],
  simulation: Gathered<Facts['simulation']>,
  asked: Asked,
): ReadonlyMap<string, Permission> {
  return new Map(clouddriverActions.map((action) => [action, permissionOf(action, calls, simulation, asked)]))
}

function permissionOf(
  action: string,
  calls: readonly OwnCall[],
  simulation: Gathered<Facts['simulation']>,
  asked: Asked,
): Permission {
  const own = calls.filter((call) => call.action === action)
  const refused = own.filter(({ fault }) => fault !== null)
  if (refused.length > 0) return refusedLive(refused, own)
  if (own.length > 0) return { is: 'allowed', why: 'The check made this call with the role.' }
  if (simulation.ok) return simulatedEverywhere(simulation.value, action, asked)
  return { is: 'open', why: faultSentence(simulation.fault), hangsOn: 'call' }
}

/** ContainerInstanceCachingAgent asks about every cluster of the region, and caches nothing where one is refused. */
function refusedLive(refused: readonly OwnCall[], all: readonly OwnCall[]): Permission {
  const regions = fewOf(refused.flatMap(({ region }) => region ?? []))
  const clusters = fewOf(refused.flatMap(({ cluster }) => cluster ?? []))
  const allowed = fewOf(all.flatMap(({ cluster, fault }) => (fault === null && cluster !== null ? [cluster] : [])))
  const code = refused[0]?.fault?.code
  const which = clusters === '' ? ', which made the call with the role' : ` for cluster ${clusters}`
  const where = `${regions === '' ? '' : ` in ${regions}`}${code ? ` (${code})` : ''}`
  const why = `AWS denied it to the check${which}${where}`
  if (clusters === '' || allowed === '') return { is: 'refused', why: `${why}.`, by: 'silence' }
  return {
    is: 'refused',
    why: `${why}, and allowed it for ${allowed}. Clouddriver asks about every cluster of the region, and keeps nothing where one is refused.`,
    by: 'silence',
  }
}

function fewOf(words: readonly string[]): string {
  const each = [...new Set(words)]
  return each.length > 5 ? `${each.slice(0, 5).join(', ')} and ${each.length - 5} more` : listed(each)
}
