import type { RowWords } from '@/components/rows/select-items'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { verdictIn, verdictOrder } from './alarm-verdict'

/** How alarms are searched and counted. */
export const alarmWords: RowWords<AlarmRow> = {
  textOf: ({ name, service, cluster, services, namespace, metricName, policies, reasons }) =>
    [name, service, cluster, ...services.flatMap(Object.values), namespace, metricName, ...policies, ...reasons]
      .filter(Boolean)
      .join(' '),
  verdicts: verdictOrder,
  verdictOf: verdictIn,
}
