import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Alarm } from '../../facts/alarms'
import type { ScalingPolicy } from '../../facts/scaling-policies'
import { type CopyReason, copyAlarm } from '../alarm-copy'
import recorded from './alarm-copy.json'
import { seenIn } from './seen'

const dimensions = z.array(z.strictObject({ name: z.string(), value: z.string() }))
const alarmSchema = z.looseObject({
  alarmName: z.string(),
  actionsEnabled: z.boolean(),
  alarmActions: z.array(z.string()).default([]),
  okactions: z.array(z.string()).default([]),
  metricName: z.string().nullable().default(null),
  namespace: z.string().nullable().default(null),
  dimensions: dimensions.default([]),
  metrics: z.array(z.unknown()).default([]),
  evaluationPeriods: z.int(),
  datapointsToAlarm: z.int().nullable().default(null),
})
const specification = z.looseObject({
  namespace: z.string().nullable().default(null),
  dimensions: dimensions.optional(),
})
const policySchema = z.looseObject({
  policyName: z.string(),
  policyARN: z.string(),
  policyType: z.string(),
  resourceId: z.string(),
  alarms: z.array(z.strictObject({ alarmName: z.string() })),
  targetTrackingScalingPolicyConfiguration: z
    .looseObject({ customizedMetricSpecification: specification.optional() })
    .optional(),
})
const place = z.looseObject({ region: z.string().optional(), account: z.string().optional(), service: z.string() })
const source = z.strictObject({ policies: z.array(policySchema), alarms: z.array(alarmSchema), from: place, to: place })
const written = z.looseObject({
  alarmName: z.string(),
  actionsEnabled: z.boolean(),
  alarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  metricName: z.string().optional(),
  dimensions: dimensions.default([]),
  evaluationPeriods: z.int(),
  datapointsToAlarm: z.int().optional(),
})
const copied = z.strictObject({
  policies: z.array(z.looseObject({ policyName: z.string(), policyType: z.string() })),
  alarms: z.array(written),
  calls: z.array(z.string()),
  throws: z.string().nullable(),
})
type Written = z.infer<typeof written>

const seen = seenIn(recorded, source, copied)

/** Every alarm of every case that a policy lists, with what was written for it. */
const listed = seen.flatMap(({ name, release, input, answer }) =>
  input.alarms.flatMap((one, index) => {
    const policies = input.policies.map(policyOf)
    const [first, ...others] = policies.filter(({ alarms }) => alarms.some((alarm) => alarm.name === one.alarmName))
    if (first === undefined) return []
    const copy = copyAlarm(alarmOf(one), [first, ...others], policies)
    return [{ name, release, copy, alarm: one, to: input.to, wrote: answer.alarms[index], answer }]
  }),
)

test.each(listed)('$release writes $name', ({ copy, alarm, to, wrote, answer }) => {
  switch (copy.kind) {
    case 'written':
      expect(answer.throws).toBeNull()
      return expect(lossesSeen(alarm, wrote, to.service)).toEqual(lossesTold(copy.losses, copy.notes, to))
    case 'fails':
      return expect(isRefused(wrote, answer)).toBe(true)
    case 'recreated':
    case 'left-out':
      expect(answer.throws).toBeNull()
      return expect(wrote).toBeUndefined()
    default:
      return copy satisfies never
  }
})

test.each(seen.filter(({ name }) => name.includes('does not list')))('$release writes no alarm: $name', ({ answer }) =>
  expect(answer.alarms).toEqual([]),
)

test.each(seen.filter(({ name }) => name.includes('without dimensions')))('$release throws: $name', ({ answer }) =>
  expect(answer).toMatchObject({ policies: [], alarms: [], throws: 'NullPointerException' }),
)

test.each(seen)('$release copies no scheduled action, and no tags: $name', ({ answer }) => {
  expect(
    answer.calls.filter(
      (call) => !['describeScalingPolicies', 'putScalingPolicy', 'describeAlarms', 'putMetricAlarm'].includes(call),
    ),
  ).toEqual([])
})

/** Clouddriver threw, or what it sent has no metric, or is a policy without configuration: CloudWatch and Auto Scaling take neither. */
function isRefused(wrote: Written | undefined, { policies, throws }: z.infer<typeof copied>): boolean {
  const isBare = policies.some((policy) => !Object.keys(policy).some((key) => key.endsWith('Configuration')))
  return throws !== null || isBare || (wrote !== undefined && wrote.metricName === undefined)
}

type Losses = { datapoints: boolean; oldService: boolean; disabled: boolean; notification: boolean }

function lossesSeen(alarm: z.infer<typeof alarmSchema>, wrote: Written | undefined, service: string): Losses {
  const topics = (actions: readonly string[]) => actions.filter((arn) => arn.startsWith('arn:aws:sns')).length
  const watches = wrote?.dimensions.find(({ name }) => name === 'ServiceName')?.value
  return {
    datapoints: alarm.datapointsToAlarm !== null && wrote?.datapointsToAlarm !== alarm.datapointsToAlarm,
    oldService: watches !== undefined && watches !== service,
    disabled: wrote?.actionsEnabled === false,
    notification: topics(alarm.alarmActions) > topics(wrote?.alarmActions ?? []),
  }
}

function lossesTold(losses: readonly CopyReason[], notes: readonly CopyReason[], to: z.infer<typeof place>): Losses {
  const says = (word: string) => losses.some(({ text }) => text.includes(word))
  const isElsewhere = to.region !== undefined || to.account !== undefined
  return {
    datapoints: says('datapoints'),
    oldService: says('keeps watching'),
    disabled: says('disabled'),
    notification: isElsewhere && notes.some(({ text }) => text.includes('SNS')),
  }
}

function alarmOf(one: z.infer<typeof alarmSchema>): Alarm {
  return {
    name: one.alarmName,
    arn: one.alarmName,
    state: 'OK',
    actionsEnabled: one.actionsEnabled,
    alarmActions: one.alarmActions,
    okActions: one.okactions,
    insufficientDataActions: [],
    namespace: one.namespace,
    metricName: one.metricName,
    dimensions: one.dimensions,
    metricMath: one.metrics.length > 0,
    evaluationPeriods: one.evaluationPeriods,
    datapointsToAlarm: one.datapointsToAlarm,
  }
}

function policyOf(one: z.infer<typeof policySchema>): ScalingPolicy {
  const metric = one.targetTrackingScalingPolicyConfiguration?.customizedMetricSpecification
  return {
    name: one.policyName,
    arn: one.policyARN,
    resourceId: one.resourceId,
    scalableDimension: 'ecs:service:DesiredCount',
    type: one.policyType,
    alarms: one.alarms.map(({ alarmName }) => ({ name: alarmName, arn: alarmName })),
    customizedMetric:
      metric === undefined ? null : { namespace: metric.namespace, dimensions: metric.dimensions?.length ?? null },
  }
}
