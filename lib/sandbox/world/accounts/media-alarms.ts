import { uuidOf } from '../../hash'
import { cpuAlarm, policyAction, stepScaling, targetTracking, together, topic } from '../scaling-builders'
import type { Alarm, RegionContents, ScalingPolicy } from '../world-types'

const cluster = 'media-encode'
const encoder = 'encoder-prod-v076'
const resourceId = `service/${cluster}/${encoder}`
const action = (policy: string): readonly string[] => [policyAction(cluster, encoder, policy)]
const stepPolicy = (name: string, alarm: string): ScalingPolicy => ({
  name,
  resourceId,
  type: 'StepScaling',
  alarms: [alarm],
})

/** Copied, but without its "3 of 5". */
const someOfMany = cpuAlarm('encoder-cpu-3-of-5', cluster, encoder, {
  alarmActions: action('encoder-steady-up'),
  evaluationPeriods: 5,
  datapointsToAlarm: 3,
})

/** Copied, but the copy goes on watching the old service. */
const otherNamespace: Alarm = {
  name: 'encoder-insights-memory',
  alarmActions: action('encoder-memory-up'),
  metric: {
    namespace: 'ECS/ContainerInsights',
    name: 'MemoryUtilized',
    dimensions: { ClusterName: cluster, ServiceName: encoder },
  },
}

/** Copied as it is: switched off. */
const switchedOff = cpuAlarm('encoder-cpu-paused', cluster, encoder, {
  alarmActions: action('encoder-paused-up'),
  actionsEnabled: false,
})

const metricMath: Alarm = {
  name: 'encoder-backlog-per-task',
  alarmActions: action('encoder-backlog-up'),
  metric: {
    queries: [
      { id: 'perTask', expression: 'backlog / tasks' },
      {
        id: 'backlog',
        metric: {
          namespace: 'AWS/SQS',
          name: 'ApproximateNumberOfMessagesVisible',
          dimensions: { QueueName: 'encode-jobs' },
        },
      },
      {
        id: 'tasks',
        metric: {
          namespace: 'ECS/ContainerInsights',
          name: 'RunningTaskCount',
          dimensions: { ClusterName: cluster, ServiceName: encoder },
        },
      },
    ],
  },
}

/** Names a policy that somebody has deleted. */
const orphan = cpuAlarm('encoder-cpu-orphan', cluster, encoder, { alarmActions: action('encoder-deleted-up') })

const onlyTells = cpuAlarm('encoder-cpu-page', cluster, encoder, {
  alarmActions: [topic('media-pages')],
  threshold: 95,
})

/** Scales a group of EC2 Auto Scaling, which is none of ECS's business. */
const scalesGroup: Alarm = {
  name: 'encode-hosts-cpu-high',
  alarmActions: [
    `arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:${uuidOf('encode-hosts')}:autoScalingGroupName/encode-hosts:policyName/add-host`,
  ],
  metric: { namespace: 'AWS/EC2', name: 'CPUUtilization', dimensions: { AutoScalingGroupName: 'encode-hosts' } },
}

/** The rest of the 300: what any account has, one for each queue it watches. */
const queueAlarms: readonly Alarm[] = Array.from({ length: 289 }, (_, index) => {
  const queue = `media-queue-${String(index + 1).padStart(3, '0')}`
  return {
    name: `${queue}-old-messages`,
    state: index % 41 === 0 ? ('ALARM' as const) : ('OK' as const),
    alarmActions: [topic('media-pages')],
    metric: { namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions: { QueueName: queue } },
    threshold: 600,
  }
})

export const mediaAlarms: RegionContents = together(
  stepScaling(cluster, encoder, { minimum: 3, maximum: 30 }),
  targetTracking(cluster, 'packager-prod-v021', { minimum: 1, maximum: 6 }),
  {
    scalingPolicies: [
      stepPolicy('encoder-steady-up', someOfMany.name),
      stepPolicy('encoder-memory-up', otherNamespace.name),
      stepPolicy('encoder-paused-up', switchedOff.name),
      stepPolicy('encoder-backlog-up', metricMath.name),
      // Its alarm is gone.
      stepPolicy('encoder-night-down', 'encoder-night-idle'),
    ],
    alarms: [someOfMany, otherNamespace, switchedOff, metricMath, orphan, onlyTells, scalesGroup, ...queueAlarms],
    compositeAlarms: [
      {
        name: 'media-overloaded',
        rule: 'ALARM("encoder-cpu-page") AND ALARM("encode-hosts-cpu-high")',
        alarmActions: [topic('media-pages')],
      },
      { name: 'media-stalled', rule: 'ALARM("media-queue-001-old-messages") OR ALARM("media-queue-002-old-messages")' },
    ],
  },
)
