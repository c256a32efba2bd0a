import { expect, test } from 'vitest'
import { taskDefinitionSchema } from './definition-schema'
import { taskOfDefinition } from './task-definition'

type Launch = Parameters<typeof taskOfDefinition>[1]['launchType']
const read = (pasted: unknown, launchType?: Launch) =>
  taskOfDefinition(taskDefinitionSchema.parse(pasted), { launchType })

const web = { name: 'web', image: 'web', cpu: 256, memory: 1024, memoryReservation: 512 }
const sidecar = { name: 'proxy', image: 'proxy', cpu: 64, memory: 128 }

test('without a size of its own the task is the sum of its containers, of whose memory the reservation counts', () => {
  expect(read({ family: 'web', containerDefinitions: [web, sidecar] })).toEqual({
    ok: true,
    requires: expect.anything(),
    networkModeSaid: false,
    notLookedAt: [],
    task: { cpu: 320, memoryMiB: 640, gpus: 0, ports: { tcp: [], udp: [] }, networkMode: 'bridge', launchType: 'EC2' },
  })
})

test.each([
  ['512', '1024', 512, 1024],
  [512, 1024, 512, 1024],
  ['.5 vCPU', '1 GB', 512, 1024],
  ['2 vcpu', '4GB', 2048, 4096],
])('the size of the task wins: cpu %s and memory %s', (cpu, memory, units, memoryMiB) => {
  expect(read({ cpu, memory, containerDefinitions: [web] })).toMatchObject({ task: { cpu: units, memoryMiB } })
})

test('what describe-task-definition answers is read too, with its launch type', () => {
  const definition = { cpu: '256', memory: '1024', networkMode: 'awsvpc', containerDefinitions: [web] }
  const described = { taskDefinition: { ...definition, requiresCompatibilities: ['FARGATE'], revision: 3 }, tags: [] }
  expect(read(described)).toMatchObject({ ok: true, task: { networkMode: 'awsvpc', launchType: 'FARGATE' } })
  expect(read(described, 'EC2')).toMatchObject({ task: { launchType: 'EC2' } })
  const both = { ...definition, requiresCompatibilities: ['EC2', 'FARGATE'] }
  expect(read(both)).toMatchObject({ task: { launchType: 'EC2' } })
})

test.each([
  [
    'bridge',
    [
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 53, hostPort: 53, protocol: 'udp' },
    ],
    { tcp: [8080], udp: [53] },
  ],
  ['bridge', [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }], { tcp: [0], udp: [] }],
  ['host', [{ containerPort: 80 }, { containerPortRange: '9000-9002' }], { tcp: [80, 9000, 9001, 9002], udp: [] }],
  ['host', [{ containerPortRange: '9-1' }, { containerPortRange: '1-99999999' }], { tcp: [], udp: [] }],
  ['awsvpc', [{ containerPort: 80, hostPort: 80 }], { tcp: [], udp: [] }],
])('ports in mode %s: %j', (networkMode, portMappings, ports) => {
  expect(read({ networkMode, containerDefinitions: [{ ...web, portMappings }] })).toMatchObject({ task: { ports } })
})

test('GPUs are those that the containers ask for', () => {
  const resourceRequirements = [
    { type: 'GPU', value: '2' },
    { type: 'InferenceAccelerator', value: 'device_1' },
  ]
  expect(read({ containerDefinitions: [{ ...web, resourceRequirements }, web] })).toMatchObject({ task: { gpus: 2 } })
})

test.each([
  [{}, undefined, 'containerDefinitions'],
  [{ containerDefinitions: [] }, undefined, 'containerDefinitions'],
  [{ cpu: 'much', containerDefinitions: [web] }, undefined, 'cpu'],
  [{ memory: '1 TB', containerDefinitions: [web] }, undefined, 'memory'],
  [{ containerDefinitions: [{ name: 'bare' }] }, undefined, 'memory'],
  [{ containerDefinitions: [web] }, 'FARGATE', 'cpu'],
] as const)('%j is refused, and says where', (pasted, launchType, path) => {
  expect(read(pasted, launchType)).toMatchObject({ ok: false, path, message: expect.stringMatching(/\.$/) })
})
