import { describe, expect, test } from 'vitest'
import type { ContainerInstance } from '../facts/container-instances'
import { fitOf } from '../fit/fit-of'
import type { FitTask } from '../fit/fit-task'
import { readDefinition } from '../fit/read-definition'
import { capacityFacts, cluster, instance, read } from '../testing/capacity-builders'
import { place } from './placement'
import { instanceAnswer } from './refusal-words'
import type { TaskToPlace } from './task-to-place'

const noPorts = { tcp: [], udp: [] }
const small: TaskToPlace = { cpu: 256, memoryMiB: 512, gpus: 0, ports: noPorts, networkMode: 'bridge' }
const awsvpc: TaskToPlace = { ...small, networkMode: 'awsvpc' }
const interfaces = new Map([['m5.large', 3]])
const roomy = (over: Partial<ContainerInstance> = {}) => instance(2048, 7680, over)
const answer = (task: TaskToPlace, one: ContainerInstance) =>
  place(task, 1, [one], interfaces).perInstance.map(instanceAnswer)

describe('an instance says', () => {
  test.each<[string, string, TaskToPlace, ContainerInstance]>([
    ['a status that nobody knows', 'agent disconnected', small, roomy({ status: 'HIBERNATING' })],
    ['failing to register', 'agent disconnected', small, roomy({ status: 'REGISTRATION_FAILED' })],
    ['deregistering, agent and all', 'draining', small, roomy({ status: 'DEREGISTERING' })],
    ['draining and disconnected', 'draining', small, roomy({ status: 'DRAINING', agentConnected: false })],
    [
      'draining, of the wrong system',
      'draining',
      { ...small, networkMode: 'host' },
      roomy({ status: 'DRAINING', osType: 'windows' }),
    ],
    [
      'EXTERNAL with GPUs',
      'EXTERNAL, takes no task of launch type EC2',
      { ...small, gpus: 1 },
      roomy({ external: true, remaining: { cpu: 2048, memoryMiB: 7680, gpus: 4 } }),
    ],
    ['less than nothing free', 'CPU and memory', small, instance(-512, -1)],
    [
      'GPUs of which all are taken',
      'GPUs: 0 of 1',
      { ...small, gpus: 1 },
      roomy({ registered: { cpu: 2048, memoryMiB: 7680, gpus: 4 } }),
    ],
    [
      'GPUs for one of two',
      'GPUs: 1 of 2',
      { ...small, gpus: 2 },
      roomy({ remaining: { cpu: 2048, memoryMiB: 7680, gpus: 1 } }),
    ],
    ['a port of the other protocol only', 'takes 1 task', { ...small, ports: { tcp: [], udp: [22] } }, roomy()],
    ['the agent’s own port', 'host ports: 0 of 1', { ...small, ports: { tcp: [51_678], udp: [] } }, roomy()],
    ['ports named twice', 'takes 1 task', { ...small, ports: { tcp: [80, 80], udp: [] } }, roomy()],
    [
      'a hundred ports reserved',
      'host ports: 0 of 1',
      { ...small, ports: { tcp: [80], udp: [] } },
      roomy({ reservedPorts: { tcp: Array.from({ length: 100 }, (_, at) => 1000 + at), udp: [] } }),
    ],
    [
      'a hundred ports reserved, none asked for',
      'takes 8 tasks',
      small,
      roomy({ reservedPorts: { tcp: Array.from({ length: 100 }, (_, at) => 1000 + at), udp: [] } }),
    ],
    [
      'a trunk of a type that no table has',
      'takes 8 tasks',
      awsvpc,
      roomy({ hasTrunk: true, instanceType: 'x99.huge' }),
    ],
    [
      'a type with a name of every object',
      'takes 8 tasks',
      awsvpc,
      roomy({ hasTrunk: true, instanceType: 'm5.toString' }),
    ],
    ['the same as a family', 'takes 8 tasks', awsvpc, roomy({ hasTrunk: true, instanceType: 'constructor.large' })],
    ['no type at all', 'takes 8 tasks', awsvpc, roomy({ hasTrunk: true, instanceType: null })],
    [
      'more tasks than its trunk takes',
      'network interfaces: 0 of 1',
      awsvpc,
      roomy({ hasTrunk: true, runningTasks: 400 }),
    ],
    ['pending tasks hold interfaces too', 'network interfaces: 0 of 1', awsvpc, roomy({ pendingTasks: 2 })],
    [
      'Windows in awsvpc without the attribute',
      'cannot run awsvpc tasks',
      awsvpc,
      roomy({ osType: 'windows', canRunAwsvpc: false }),
    ],
    [
      'Windows in mode none',
      'on Windows, which has no network mode none',
      { ...small, networkMode: 'none' },
      roomy({ osType: 'Windows_Server_2019_Full' }),
    ],
  ])('%s: %s', (_what, words, task, one) => {
    expect(answer(task, one)).toEqual([words])
  })

  test('of a type that nobody knows, no copy is sure', () => {
    for (const instanceType of ['x99.huge', 'm5.toString', 'constructor.large', null])
      expect(place(awsvpc, 1, [roomy({ hasTrunk: true, instanceType })], interfaces)).toMatchObject({
        room: 8,
        sure: 0,
      })
  })
})

describe('launch type EXTERNAL', () => {
  const task: FitTask = { cpu: 256, memoryMiB: 512, networkMode: 'bridge', launchType: 'EXTERNAL' }
  const asked = (members: ContainerInstance[], over: Partial<FitTask> = {}) =>
    fitOf({
      cluster: cluster({ registeredInstances: members.length }),
      task: { ...task, ...over },
      count: 1,
      facts: capacityFacts({ main: members }),
      fargate: null,
    })
  test.each<[string, ContainerInstance, boolean, string | null]>([
    ['a machine of the team', roomy({ external: true, ec2InstanceId: 'mi-1', instanceType: null }), true, null],
    ['one whose agent is away', roomy({ external: true, agentConnected: false }), false, 'agent disconnected'],
    ['one that drains', roomy({ external: true, status: 'DRAINING' }), false, 'draining'],
    ['one that is full', instance(0, 0, { external: true }), false, 'CPU and memory'],
    ['an instance of EC2', roomy(), false, 'an instance of EC2, takes no task of launch type EXTERNAL'],
  ])('%s', (_what, one, fits, refuses) => {
    expect(asked([one])).toMatchObject({ ok: true, value: { fits, perInstance: [{ refuses }] } })
  })

  test('a machine with GPUs takes a task that asks for them', () => {
    const gpus = roomy({ external: true, remaining: { cpu: 2048, memoryMiB: 7680, gpus: 2 } })
    expect(asked([gpus], { gpus: 2 })).toMatchObject({ ok: true, value: { fits: true } })
  })
})

describe('ports of a pasted definition', () => {
  const fits = (networkMode: string, ...portMappings: object[]) => {
    const asked = readDefinition(
      { networkMode, containerDefinitions: [{ name: 'web', memory: 64, portMappings }] },
      { launchType: 'EC2' },
    )
    if (!asked.ok) throw new Error(asked.message)
    const answered = fitOf({
      cluster: cluster({ registeredInstances: 1 }),
      task: asked.task,
      definition: asked,
      count: 1,
      facts: capacityFacts({ main: [roomy()] }),
      fargate: read({ of: 'onDemand', used: 0, quota: 4000 }),
    })
    if (!answered.ok) throw new Error(answered.fault.action)
    return answered.value.fits
  }
  test.each<[string, boolean | null, string, object[]]>([
    ['a range in host that the instance has free', true, 'host', [{ containerPortRange: '9000-9094' }]],
    ['a range in host that is one too long', false, 'host', [{ containerPortRange: '9000-9095' }]],
    ['a range in host over the agent’s port', false, 'host', [{ containerPortRange: '51670-51680' }]],
    ['the same in bridge, where any ports are taken', true, 'bridge', [{ containerPortRange: '51670-51680' }]],
    ['the same in awsvpc', true, 'awsvpc', [{ containerPortRange: '51670-51680' }]],
    ['a host port alone in host', false, 'host', [{ hostPort: 22 }]],
    ['UDP in capitals', true, 'host', [{ containerPort: 22, protocol: 'UDP' }]],
    ['TCP in capitals', false, 'host', [{ containerPort: 22, protocol: 'TCP' }]],
    ['a range that runs backwards', null, 'host', [{ containerPortRange: '90-80' }]],
    ['a range that is none', null, 'bridge', [{ containerPortRange: 'all' }]],
    ['a range past the last port', null, 'bridge', [{ containerPortRange: '1-99999999' }]],
    ['port 0 of a container in host', true, 'host', [{ containerPort: 0 }]],
  ])('%s: %s', (_what, is, mode, mappings) => {
    expect(fits(mode, ...mappings)).toBe(is)
  })
})
