import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import { type ClusterItem, capacityIn } from './cluster-columns'

/** Where the account's page says more about a line: its finding, or the fold that holds it. */
export function clusterFindingPath(item: ClusterItem): string {
  const { ecsAccount, region, row, fault } = item
  const resource = row?.name ?? fault?.resource ?? null
  if (fault?.fault.action.startsWith('sts:')) return accountPath(ecsAccount)
  if (resource === null) return accountPath(ecsAccount, findingId({ check: 'cluster-exists', region, resource }))
  const status = capacityIn(item)
  const isFolded = status === 'pass' || status === 'not-applicable'
  return accountPath(ecsAccount, isFolded ? status : findingId({ check: 'cluster-capacity', region, resource }))
}
