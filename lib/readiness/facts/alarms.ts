import { z } from 'zod'
import { fact } from './fact'
import { item, listed } from './item'

export const alarmSchema = z.strictObject({
  name: z.string(),
  arn: z.string(),
  state: z.string(),
  actionsEnabled: z.boolean(),
  alarmActions: z.array(z.string()),
  okActions: z.array(z.string()),
  insufficientDataActions: z.array(z.string()),
  /** Null for a metric-math or anomaly alarm. */
  namespace: z.string().nullable(),
  metricName: z.string().nullable(),
  dimensions: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** Whether the alarm is made of `Metrics` (metric math, anomaly detection). */
  metricMath: z.boolean(),
  evaluationPeriods: z.int(),
  /** M of N; null where it equals the evaluation periods by default. */
  datapointsToAlarm: z.int().nullable(),
})

export type Alarm = z.infer<typeof alarmSchema>

/** Every metric alarm of the region (cloudwatch:DescribeAlarms, all pages, no ActionPrefix). */
export const alarms = fact({
  scope: 'region',
  version: 1,
  schema: z.array(alarmSchema),
  items: (alarms) =>
    alarms.map(({ name, actionsEnabled, alarmActions }) =>
      item(name, `alarm ${name}`, { actions: actionsEnabled ? listed(alarmActions) : 'disabled' }),
    ),
})
