import { describe, expect, test } from 'vitest'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { fitDraftOf, fitForm } from './fit-draft'

const row: ClusterRow = {
  ecsAccount: 'prod-ecs',
  region: 'us-east-1',
  name: 'main',
  arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/main',
  status: 'ACTIVE',
  launchTypes: ['FARGATE'],
  capacityProviders: ['FARGATE'],
  registered: { cpu: 0, memoryMiB: 0, gpus: 0 },
  remaining: { cpu: 0, memoryMiB: 0, gpus: 0 },
  instances: { active: 0, draining: 0, disconnected: 0 },
  tasks: { running: 0, pending: 0 },
  services: 0,
  capacity: 'pass',
  fits: { task: { cpu: 256, memoryMiB: 512 }, count: 0 },
  why: '',
  tiles: [],
}
const place = { ecsAccount: 'prod-ecs', region: 'us-east-1', cluster: 'main' }
const draft = fitDraftOf(row)

test('the form begins with the reference task, on Fargate where there is nothing else', () => {
  expect(fitForm(place).parse(draft)).toEqual({
    ...place,
    count: 1,
    task: { cpu: 256, memoryMiB: 512, networkMode: 'awsvpc', launchType: 'FARGATE' },
  })
  expect(fitDraftOf({ ...row, launchTypes: ['EC2', 'FARGATE'], tiles: [tile] }).launchType).toBe('EC2')
})

const tile: ClusterRow['tiles'][number] = {
  id: 'i-1',
  state: 'active',
  registered: { cpu: 2048, memoryMiB: 7680 },
  remaining: { cpu: 2048, memoryMiB: 7680 },
  fits: 8,
}

test('a capacity provider is sent in place of a launch type', () => {
  const { launchType: _, ...task } = { cpu: 256, memoryMiB: 512, networkMode: 'bridge', launchType: 'EC2' }
  expect(fitForm(place).parse({ ...draft, launchType: 'main-nodes' })).toEqual({
    ...place,
    count: 1,
    task: { ...task, capacityProvider: 'main-nodes' },
  })
})

test('ports and GPUs are sent only where they are asked for', () => {
  const task = { ...draft.task, ports: '8080, 9090', gpus: '1' }
  expect(fitForm(place).parse({ ...draft, task })).toMatchObject({
    task: { gpus: 1, ports: { tcp: [8080, 9090], udp: [] } },
  })
})

test('a pasted definition takes the place of the size', () => {
  const taskDefinition = JSON.stringify({ containerDefinitions: [{ name: 'web', cpu: 128, memory: 256 }] })
  const body = fitForm(place).parse({ ...draft, by: 'definition', launchType: 'EC2', taskDefinition })
  expect(body).toMatchObject({ launchType: 'EC2', taskDefinition: { containerDefinitions: [{ cpu: 128 }] } })
  expect(body).not.toHaveProperty('task')
})

describe('what cannot be asked is refused at its field', () => {
  test.each([
    [{ count: '0' }, ['count']],
    [{ task: { ...draft.task, cpu: 'much' } }, ['task', 'cpu']],
    [{ by: 'definition' as const, taskDefinition: '{' }, ['taskDefinition']],
    [{ by: 'definition' as const, taskDefinition: '{}' }, ['taskDefinition']],
    [{ by: 'definition' as const, taskDefinition: '{"containerDefinitions":[{"cpu":"1"}]}' }, ['taskDefinition']],
  ])('%j', (change, path) => {
    const parsed = fitForm(place).safeParse({ ...draft, ...change })
    expect(parsed.error?.issues.map((issue) => issue.path)).toContainEqual(path)
  })
})
