import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instance } from '../testing/capacity-builders'
import { place } from './placement'
import { instanceAnswer } from './refusal-words'
import type { TaskToPlace } from './task-to-place'

const noPorts = { tcp: [], udp: [] }
const small: TaskToPlace = { cpu: 256, memoryMiB: 512, gpus: 0, ports: noPorts, networkMode: 'bridge' }
const interfaces = new Map([['m5.large', 3]])

const answers = (task: TaskToPlace, count: number, ...instances: ReturnType<typeof instance>[]) =>
  place(task, count, instances, interfaces).perInstance.map(instanceAnswer)

describe('where a task fits', () => {
  test('what is free on several instances never adds up to one task', () => {
    const placement = place(small, 1, [instance(255, 7000), instance(2048, 511)], interfaces)
    expect(placement).toMatchObject({ fits: false, room: 0, free: { cpu: 2303, memoryMiB: 7511 } })
    expect(placement.unusable).toEqual(placement.free)
  })

  test('copies go to the first instances with room, and no further than asked', () => {
    const placement = place(small, 3, [instance(512, 2048), instance(0, 2048), instance(1024, 2048)], interfaces)
    expect(placement.perInstance.map(({ placed }) => placed)).toEqual([2, 0, 1])
    expect(placement).toMatchObject({ fits: true, placed: 3, room: 6, limitedBy: null, unusable: { memoryMiB: 3072 } })
  })

  test('only active, connected instances that are not EXTERNAL take a task', () => {
    const closed = [
      instance(2048, 7680, { status: 'DRAINING' }),
      instance(2048, 7680, { agentConnected: false }),
      instance(2048, 7680, { status: 'REGISTERING' }),
      instance(2048, 7680, { external: true }),
    ]
    expect(place(small, 1, closed, interfaces)).toMatchObject({ fits: false, limitedBy: 'instances', largest: null })
    expect(answers(small, 1, ...closed)).toEqual([
      'draining',
      'agent disconnected',
      'agent disconnected',
      'EXTERNAL, takes no task of launch type EC2',
    ])
  })

  test.each([
    ['CPU: 128 of 256', small, instance(128, 3000)],
    ['memory: 400 of 512', small, instance(300, 400)],
    ['CPU and memory', small, instance(0, 100)],
    ['GPUs: 0 of 1', { ...small, gpus: 1 }, instance(2048, 7680)],
    ['host ports: 0 of 1', { ...small, ports: { tcp: [22], udp: [] } }, instance(2048, 7680)],
    ['takes 1 task', { ...small, ports: { tcp: [8080], udp: [22] } }, instance(2048, 7680)],
    ['takes 8 tasks', { ...small, ports: { tcp: [0], udp: [] } }, instance(2048, 7680)],
    ['takes 2 tasks', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680)],
    ['network interfaces: 0 of 1', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680, { runningTasks: 2 })],
    ['takes 1 task', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680, { hasTrunk: true, runningTasks: 9 })],
    [
      'network interfaces: 0 of 1',
      { ...small, networkMode: 'awsvpc' },
      instance(2048, 7680, { hasTrunk: true, runningTasks: 12 }),
    ],
    ['on Windows, which has no network mode bridge', small, instance(2048, 7680, { osType: 'windows' })],
    [
      'on Windows, which has no network mode host',
      { ...small, networkMode: 'host' },
      instance(2048, 7680, { osType: 'WINDOWS_SERVER_2022_CORE' }),
    ],
    ['takes 2 tasks', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680, { osType: 'windows' })],
    ['takes 8 tasks', { ...small, networkMode: 'default' }, instance(2048, 7680, { osType: 'windows' })],
    [
      'host ports: 95 of 96',
      { ...small, ports: { tcp: Array.from({ length: 96 }, (_, at) => 9000 + at), udp: [] } },
      instance(2048, 7680),
    ],
    [
      'takes 1 task',
      { ...small, ports: { tcp: Array.from({ length: 95 }, (_, at) => 9000 + at), udp: [] } },
      instance(2048, 7680),
    ],
    [
      'host ports: 47 of 48',
      { ...small, ports: { tcp: [], udp: Array.from({ length: 48 }, (_, at) => 9000 + at) } },
      instance(2048, 7680, {
        reservedPorts: { tcp: [22, 2375, 2376], udp: Array.from({ length: 50 }, (_, at) => 100 + at) },
      }),
    ],
    ['takes 8 tasks', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680, { instanceType: 'x9.new' })],
    ['cannot run awsvpc tasks', { ...small, networkMode: 'awsvpc' }, instance(2048, 7680, { canRunAwsvpc: false })],
  ] satisfies [string, TaskToPlace, ReturnType<typeof instance>][])('an instance says %s', (answer, task, one) => {
    expect(answers(task, 1, one)).toEqual([answer])
  })

  test('in awsvpc a port of the host is nobody’s', () => {
    const task: TaskToPlace = { ...small, networkMode: 'awsvpc', ports: { tcp: [22], udp: [] } }
    expect(place(task, 1, [instance(2048, 7680)], interfaces).fits).toBe(true)
  })

  test('what most instances run out of first is what limits', () => {
    expect(place(small, 9, [instance(300, 7680), instance(0, 7680), instance(2048, 600)], interfaces).limitedBy).toBe(
      'cpu',
    )
  })

  test('the largest task that fits lies on one instance', () => {
    const instances = [instance(0, 100), instance(128, 3000), instance(100, 400)]
    expect(place(small, 1, instances, interfaces).largest).toEqual({ cpu: 128, memoryMiB: 3000 })
  })
})

const amount = fc.integer({ min: 0, max: 4096 })
const anInstance = fc
  .record({
    cpu: amount,
    memoryMiB: amount,
    gpus: fc.integer({ min: 0, max: 4 }),
    status: fc.constantFrom('ACTIVE', 'DRAINING'),
    agentConnected: fc.boolean(),
  })
  .map(({ status, agentConnected, ...remaining }) =>
    instance(remaining.cpu, remaining.memoryMiB, { status, agentConnected, remaining }),
  )
const aTask = fc
  .record({
    cpu: fc.integer({ min: 1, max: 2048 }),
    memoryMiB: fc.integer({ min: 1, max: 2048 }),
    gpus: fc.integer({ min: 0, max: 2 }),
  })
  .map((size): TaskToPlace => ({ ...size, ports: noPorts, networkMode: 'bridge' }))
const count = fc.integer({ min: 1, max: 20 })

describe('for any instances and task', () => {
  test('no instance is given more than it has, and none that is closed is given anything', () => {
    fc.assert(
      fc.property(fc.array(anInstance), aTask, count, (instances, task, copies) => {
        const { perInstance, placed, fits } = place(task, copies, instances, interfaces)
        for (const { instance: one, placed: here } of perInstance) {
          expect(here * task.cpu).toBeLessThanOrEqual(one.remaining.cpu)
          expect(here * task.memoryMiB).toBeLessThanOrEqual(one.remaining.memoryMiB)
          expect(here * task.gpus).toBeLessThanOrEqual(one.remaining.gpus)
          if (one.status !== 'ACTIVE' || !one.agentConnected) expect(here).toBe(0)
        }
        expect(perInstance.reduce((sum, one) => sum + one.placed, 0)).toBe(placed)
        expect(fits).toBe(placed === copies)
      }),
    )
  })

  test('more free on an instance never makes less room', () => {
    fc.assert(
      fc.property(fc.array(anInstance, { minLength: 1 }), aTask, amount, amount, (instances, task, cpu, memoryMiB) => {
        const [first, ...others] = instances
        if (first === undefined) return
        const { remaining } = first
        const larger = {
          ...first,
          remaining: { ...remaining, cpu: remaining.cpu + cpu, memoryMiB: remaining.memoryMiB + memoryMiB },
        }
        const before = place(task, 1, instances, interfaces).room
        expect(place(task, 1, [larger, ...others], interfaces).room).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('the room of several instances is the sum of what each takes alone', () => {
    fc.assert(
      fc.property(fc.array(anInstance), aTask, (instances, task) => {
        const alone = instances.map((one) => place(task, 1, [one], interfaces).room)
        expect(place(task, 1, instances, interfaces).room).toBe(alone.reduce((sum, room) => sum + room, 0))
      }),
    )
  })

  test('the largest task that fits does fit', () => {
    fc.assert(
      fc.property(fc.array(anInstance), aTask, (instances, task) => {
        const { largest, room } = place(task, 1, instances, interfaces)
        if (largest === null) expect(room).toBe(0)
        else expect(place({ ...task, ...largest }, 1, instances, interfaces).fits).toBe(true)
      }),
    )
  })
})
