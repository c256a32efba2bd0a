import { expect, test } from 'vitest'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import {
  capacityFacts,
  cluster,
  contextOf,
  furtherFacts,
  instance,
  read,
  refused,
  registryOf,
} from '../testing/capacity-builders'
import { containerInstances } from './container-instances'

const roomy = instance(2048, 7680, { ec2InstanceId: 'i-roomy' })
const full = instance(0, 0, { ec2InstanceId: 'i-full' })
const draining = instance(2048, 7680, { ec2InstanceId: 'i-draining', status: 'DRAINING' })
const disconnected = instance(2048, 7680, { ec2InstanceId: 'i-lost', agentConnected: false })
const external = instance(2048, 7680, { external: true })
const fargate = { capacityProviders: ['FARGATE'] }

function judge(instances: ContainerInstance[], over: Partial<Cluster> = {}) {
  const clusters = [cluster({ registeredInstances: instances.length, ...over })]
  return containerInstances.judge(
    { clusters, ...furtherFacts(), ...capacityFacts({ main: instances }) },
    contextOf(registryOf()),
  )
}

const cases: [string, string, ContainerInstance[], Partial<Cluster>?][] = [
  ['pass', 'all can take tasks', [roomy, full]],
  ['pass', 'one agent reconnects and the others have room', [roomy, disconnected]],
  ['pass', 'one drains, and even with it the task would not fit', [full, { ...draining, remaining: full.remaining }]],
  ['pass', 'Fargate has the room that the draining one would have', [full, draining], fargate],
  ['warn', 'only the draining one has room', [full, draining]],
  ['warn', 'only the disconnected one has room', [full, disconnected]],
  ['warn', 'every instance is draining or disconnected', [draining, disconnected], fargate],
  ['not-applicable', 'there are none', []],
  ['not-applicable', 'there are only EXTERNAL ones', [external]],
]
test.each(cases)('%s: %s', (status, _when, instances, over) => {
  expect(judge(instances, over).map((verdict) => verdict.status)).toEqual([status])
})

test('EXTERNAL instances are not said to be none', () => {
  expect(judge([external])[0]?.title).toBe('main has 1 EXTERNAL instance and no other')
  expect(judge([])[0]?.title).toBe('main has no instances')
})

test('the instances that take no task are shown, and how to get them back', () => {
  expect(judge([full, draining, disconnected])).toMatchObject([
    {
      summary: '2 instances of 3 cannot accept a task now: 1 draining, 1 with a disconnected agent.',
      evidence: [
        {
          rows: [
            [{ text: 'i-draining' }, 'draining'],
            [{ text: 'i-lost' }, 'agent disconnected'],
          ],
        },
      ],
      fix: { kind: 'reconnect-instances', instances: [{ id: 'i-draining' }, { id: 'i-lost' }] },
    },
  ])
})

test('instances that could not be read are unknown, with the call', () => {
  const facts = capacityFacts({}, { 'container-instances': read({ main: refused('ecs:DescribeContainerInstances') }) })
  const verdicts = containerInstances.judge(
    { clusters: [cluster({ registeredInstances: 2 })], ...furtherFacts(), ...facts },
    contextOf(),
  )
  expect(verdicts).toMatchObject([{ status: 'unknown', fault: { action: 'ecs:DescribeContainerInstances' } }])
})
