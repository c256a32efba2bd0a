import { expect, test } from 'vitest'
import { z } from 'zod'
import { alarmSchema } from '../../facts/alarms'
import { alarmsDeletedWith } from '../alarm-deletion'
import recorded from './alarm-deletion.json'
import { seenIn } from './seen'

const alarm = alarmSchema.pick({
  name: true,
  arn: true,
  alarmActions: true,
  okActions: true,
  insufficientDataActions: true,
  dimensions: true,
})
const destroyed = z.strictObject({ alarms: z.array(alarm), service: z.string(), cluster: z.string() })
const gone = z.strictObject({ alarms: z.array(z.string()), scalableTargets: z.array(z.string()) })

/** What the rule does not look at. */
const rest = {
  state: 'OK',
  actionsEnabled: true,
  namespace: 'AWS/ECS',
  metricName: 'CPUUtilization',
  metricMath: false,
  evaluationPeriods: 1,
  datapointsToAlarm: null,
}

/** ECS takes no such name for a cluster, so the rule needs no patterns. */
const possible = seenIn(recorded, destroyed, gone).filter(({ input }) => /^[\w-]+$/.test(input.cluster))

test.each(possible)('$release deletes with a service: $name', ({ input, release, answer }) => {
  const alarms = input.alarms.map((one) => ({ ...one, ...rest }))
  const deleted = alarmsDeletedWith(input.cluster, input.service, alarms, release)
  expect(deleted.map(({ name }) => name).sort()).toEqual(answer.alarms)
})
