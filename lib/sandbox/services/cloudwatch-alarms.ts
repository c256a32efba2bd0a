import type { Call, Result } from '../call'
import { integerOf, invalid, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { Alarm, CompositeAlarm, MetricQuery } from '../world/world-types'

const changedAt = new Date('2026-11-20T04:12:00Z')

type Kind = 'MetricAlarm' | 'CompositeAlarm'
type AnyAlarm = { kind: Kind; name: string; actions: readonly string[]; answer: () => Result }

/** Metric alarms only, unless AlarmTypes asks for others; by name; 50 a page unless up to 100 are asked for. */
export function describeAlarms(call: Call): Result {
  const types = textsOf(call, 'AlarmTypes', 3) ?? ['MetricAlarm']
  const names = textsOf(call, 'AlarmNames', 100)
  const prefix = textOf(call, 'AlarmNamePrefix') ?? ''
  if (names !== null && prefix !== '') throw invalid(call, 'AlarmNames and AlarmNamePrefix cannot both be given.')
  const actionPrefix = textOf(call, 'ActionPrefix') ?? ''
  const state = textOf(call, 'StateValue')
  const listed = alarmsOf(call)
    .filter(
      ({ kind, name }) => types.includes(kind) && name.startsWith(prefix) && (names === null || names.includes(name)),
    )
    .filter(({ actions }) => actionPrefix === '' || actions.some((action) => action.startsWith(actionPrefix)))
    .filter(({ answer }) => state === null || answer().StateValue === state)
  const size = integerOf(call, 'MaxRecords', { minimum: 1, maximum: 100, default: 50 })
  const { items, next } = pageOf(call, listed, size, textOf(call, 'NextToken'))
  const described = (kind: Kind): readonly Result[] =>
    items.filter((item) => item.kind === kind).map(({ answer }) => answer())
  return { MetricAlarms: described('MetricAlarm'), CompositeAlarms: described('CompositeAlarm'), NextToken: next }
}

function alarmsOf(call: Call): readonly AnyAlarm[] {
  const { alarms = [], compositeAlarms = [] } = call.contents
  const all: readonly AnyAlarm[] = [
    ...alarms.map((alarm) => ({
      kind: 'MetricAlarm' as const,
      name: alarm.name,
      actions: alarm.alarmActions ?? [],
      answer: () => metricAlarm(call, alarm),
    })),
    ...compositeAlarms.map((alarm) => ({
      kind: 'CompositeAlarm' as const,
      name: alarm.name,
      actions: alarm.alarmActions ?? [],
      answer: () => compositeAlarm(call, alarm),
    })),
  ]
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** ARN of an alarm, which other services show too. */
export function alarmArn({ account, region }: Call, name: string): string {
  return `arn:${account.partition}:cloudwatch:${region}:${account.id}:alarm:${name}`
}

function metricAlarm(call: Call, alarm: Alarm): Result {
  const { metric, datapointsToAlarm, period = 60 } = alarm
  return {
    ...common(call, alarm),
    StateValue: alarm.state ?? 'OK',
    ActionsEnabled: alarm.actionsEnabled ?? true,
    OKActions: alarm.okActions ?? [],
    AlarmActions: alarm.alarmActions ?? [],
    InsufficientDataActions: alarm.insufficientDataActions ?? [],
    Dimensions: 'queries' in metric ? [] : dimensionsOf(metric.dimensions),
    EvaluationPeriods: alarm.evaluationPeriods ?? 3,
    ...(datapointsToAlarm === undefined ? {} : { DatapointsToAlarm: datapointsToAlarm }),
    Threshold: alarm.threshold ?? 75,
    ComparisonOperator: alarm.comparison ?? 'GreaterThanThreshold',
    TreatMissingData: 'missing',
    ...('queries' in metric
      ? { Metrics: metric.queries.map((query) => metricQuery(query, period)) }
      : {
          MetricName: metric.name,
          Namespace: metric.namespace,
          Statistic: metric.statistic ?? 'Average',
          Period: period,
        }),
  }
}

function metricQuery(query: MetricQuery, period: number): Result {
  const { id, expression, metric, returnData = expression !== undefined } = query
  if (metric === undefined) return { Id: id, Expression: expression, ReturnData: returnData }
  const what = { Namespace: metric.namespace, MetricName: metric.name, Dimensions: dimensionsOf(metric.dimensions) }
  return { Id: id, MetricStat: { Metric: what, Period: period, Stat: 'Sum' }, ReturnData: returnData }
}

function compositeAlarm(call: Call, alarm: CompositeAlarm): Result {
  return {
    ...common(call, alarm),
    StateValue: alarm.state ?? 'OK',
    ActionsEnabled: true,
    AlarmActions: alarm.alarmActions ?? [],
    OKActions: [],
    InsufficientDataActions: [],
    AlarmRule: alarm.rule,
  }
}

function common(call: Call, { name }: { name: string }): Result {
  return {
    AlarmName: name,
    AlarmArn: alarmArn(call, name),
    AlarmConfigurationUpdatedTimestamp: changedAt,
    StateReason: 'Threshold not crossed.',
    StateUpdatedTimestamp: changedAt,
  }
}

function dimensionsOf(dimensions: Readonly<Record<string, string>>): readonly Result[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
}
