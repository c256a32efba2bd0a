import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import type { ClusterItem } from './cluster-item'

/** Where the account's page says more about a line: its finding. Only an active cluster is judged by itself. */
export function clusterFindingPath({ ecsAccount, region, row, fault }: ClusterItem): string {
  if (fault?.fault.action.startsWith('sts:')) return accountPath(ecsAccount)
  const resource = row?.name ?? fault?.resource ?? null
  if (resource === null || (row && row.status !== 'ACTIVE')) {
    return accountPath(ecsAccount, findingId({ check: 'cluster-exists', region, resource: null }))
  }
  return accountPath(ecsAccount, findingId({ check: 'cluster-capacity', region, resource }))
}
