import { alarmVerdicts, verdictOfAlarm } from '@/components/alarms/alarm-verdict'
import { type RowStatus, rowStatusOf } from '@/components/readiness/account-row'
import type { AlarmsAnswer, ClustersAnswer, RolesAnswer, StatusesAnswer } from '@/lib/contracts/readiness'
import type { Registry } from '@/lib/registry/registry'

/** Something the search finds: its name, what tells it from its namesakes, and the page that shows it. */
export type Place = { name: string; detail: string; path: string; status?: RowStatus }

type Lists = {
  registry: Registry | undefined
  clusters: ClustersAnswer | undefined
  roles: RolesAnswer | undefined
  alarms: AlarmsAnswer | undefined
  statuses: StatusesAnswer | undefined
}

/** Everything that has a name, by kind; what is not loaded yet is absent. Pages with rows take their filter as `q`. */
export function placesOf({
  registry,
  clusters,
  roles,
  alarms,
  statuses,
}: Lists): { heading: string; places: Place[] }[] {
  const reports = new Map(statuses?.accounts.map((report) => [report.ecsAccount, report]))
  return [
    {
      heading: 'Accounts',
      places: (registry?.ecsAccounts ?? []).map(({ name, awsAccount }) => ({
        name,
        detail: awsAccount,
        ...(statuses && { status: rowStatusOf(reports.get(name) ?? null) }),
        path: `/readiness/${encodeURIComponent(name)}`,
      })),
    },
    {
      heading: 'Clusters',
      places: (clusters?.clusters ?? []).map(({ name, ecsAccount, region, capacity }) => ({
        name,
        status: capacity,
        detail: `${ecsAccount} ${region}`,
        path: rowPath('/clusters', { q: name, ecsAccount, region }),
      })),
    },
    {
      heading: 'Roles',
      places: (roles?.roles ?? []).map(({ name, ecsAccount, status }) => ({
        name,
        status,
        detail: ecsAccount,
        path: rowPath('/roles', { q: name, ecsAccount }),
      })),
    },
    {
      heading: 'Alarms',
      places: (alarms?.alarms ?? []).map((alarm) => ({
        name: alarm.name,
        status: alarmVerdicts[verdictOfAlarm(alarm)].status,
        detail: `${alarm.ecsAccount} ${alarm.region}`,
        path: rowPath('/alarms', { q: alarm.name, ecsAccount: alarm.ecsAccount, region: alarm.region, kind: 'all' }),
      })),
    },
  ].filter(({ places }) => places.length > 0)
}

function rowPath(page: string, filter: Record<string, string>): string {
  return `${page}?${new URLSearchParams(filter)}`
}
