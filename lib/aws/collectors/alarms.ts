import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'
import { z } from 'zod'
import type { Alarm } from '@/lib/readiness/facts/alarms'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'cloudwatch:DescribeAlarms'

const actionsSchema = z.array(z.string()).default([])

const pageSchema = z.object({
  MetricAlarms: z.array(
    z.object({
      AlarmName: z.string(),
      AlarmArn: z.string(),
      StateValue: z.string(),
      ActionsEnabled: z.boolean().default(true),
      AlarmActions: actionsSchema,
      OKActions: actionsSchema,
      InsufficientDataActions: actionsSchema,
      Namespace: z.string().optional(),
      MetricName: z.string().optional(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
      Metrics: z.array(z.unknown()).default([]),
      EvaluationPeriods: z.int().default(1),
      DatapointsToAlarm: z.int().optional(),
    }),
  ),
  NextToken: z.string().optional(),
})

export const alarms = collector({
  fact: 'alarms',
  actions: [action],
  calls: (read) => requests(action, pages(read('alarms'), 100)),
  collect: async ({ cloudwatch, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      (NextToken) =>
        cloudwatch.send(new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken })),
      (page) => page.NextToken,
    )
    return pages.flatMap(({ MetricAlarms }) => MetricAlarms).map(trimAlarm)
  },
})

function trimAlarm(alarm: z.infer<typeof pageSchema>['MetricAlarms'][number]): Alarm {
  return {
    name: alarm.AlarmName,
    arn: alarm.AlarmArn,
    state: alarm.StateValue,
    actionsEnabled: alarm.ActionsEnabled,
    alarmActions: alarm.AlarmActions,
    okActions: alarm.OKActions,
    insufficientDataActions: alarm.InsufficientDataActions,
    namespace: alarm.Namespace ?? null,
    metricName: alarm.MetricName ?? null,
    dimensions: alarm.Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })),
    metricMath: alarm.Metrics.length > 0,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? null,
  }
}
