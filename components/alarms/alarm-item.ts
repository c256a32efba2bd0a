import type { Columns } from '@/components/rows/select-items'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { verdictIn, verdictOrder } from './alarm-verdict'

/** How alarms are searched, sorted and counted. */
export const alarmColumns: Columns<AlarmRow> = {
  textOf: ({ name, service, cluster, namespace, metricName, policies, reasons }) =>
    [name, service, cluster, namespace, metricName, ...policies, ...reasons].filter(Boolean).join(' '),
  verdicts: verdictOrder,
  verdictOf: verdictIn,
  sorts: {
    name: ({ name }) => name,
    service: ({ cluster, service }) => `${service ?? ''} ${cluster ?? ''}`,
    metric: ({ namespace, metricName }) => `${metricName ?? ''} ${namespace ?? ''}`,
    account: ({ ecsAccount, region }) => `${ecsAccount} ${region}`,
  },
}
