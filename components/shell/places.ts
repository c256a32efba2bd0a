import type { AlarmsAnswer, ClustersAnswer, RolesAnswer } from '@/lib/contracts/readiness'
import type { Registry } from '@/lib/registry/registry'

/** Something the search finds: its name, what tells it from its namesakes, and the page that shows it. */
export type Place = { name: string; detail: string; path: string }

type Lists = {
  registry: Registry | undefined
  clusters: ClustersAnswer | undefined
  roles: RolesAnswer | undefined
  alarms: AlarmsAnswer | undefined
}

/** Everything that has a name, by kind; what is not loaded yet is absent. Pages with rows take their filter as `q`. */
export function placesOf({ registry, clusters, roles, alarms }: Lists): { heading: string; places: Place[] }[] {
  return [
    {
      heading: 'Accounts',
      places: (registry?.ecsAccounts ?? []).map(({ name, awsAccount }) => ({
        name,
        detail: awsAccount,
        path: `/readiness/${encodeURIComponent(name)}`,
      })),
    },
    {
      heading: 'Clusters',
      places: (clusters?.clusters ?? []).map(({ name, ecsAccount, region }) => ({
        name,
        detail: `${ecsAccount} ${region}`,
        path: rowPath('/clusters', { q: name, ecsAccount, region }),
      })),
    },
    {
      heading: 'Roles',
      places: (roles?.roles ?? []).map(({ name, ecsAccount }) => ({
        name,
        detail: ecsAccount,
        path: rowPath('/roles', { q: name, ecsAccount }),
      })),
    },
    {
      heading: 'Alarms',
      places: (alarms?.alarms ?? []).map(({ name, ecsAccount, region }) => ({
        name,
        detail: `${ecsAccount} ${region}`,
        path: rowPath('/alarms', { q: name, ecsAccount, region, kind: 'all' }),
      })),
    },
  ].filter(({ places }) => places.length > 0)
}

function rowPath(page: string, filter: Record<string, string>): string {
  return `${page}?${new URLSearchParams(filter)}`
}
