import { parseIdentity } from '@/lib/registry/identity'
import { partitionOf } from '@/lib/registry/regions'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { type Seen, untold } from './start'

/**
 * What Clouddriver's credentials see, from the list that AWS gave for an account: a region that is not on the list exists for
 * nobody of that partition; whether one is opted in to is Clouddriver's own account's matter, and told only where the list
 * is that account's.
 */
export function seenBy(
  regions: Gathered<Facts['opted-in-regions']> | undefined,
  { accountId, identity }: { accountId: string | null; identity: string | null },
): Seen {
  if (!regions?.ok) return untold
  const listed = new Map(regions.value.map(({ name, status }) => [name, status]))
  const partitions = new Set(regions.value.map(({ name }) => partitionOf(name)))
  const isOwnList = identity !== null && parseIdentity(identity)?.accountId === accountId
  return (region) => {
    if (!partitions.has(partitionOf(region))) return 'untold'
    const status = listed.get(region)
    if (status === undefined) return 'unseen'
    if (status === 'opt-in-not-required') return 'seen'
    if (!isOwnList) return 'untold'
    return status === 'opted-in' ? 'seen' : 'unseen'
  }
}
