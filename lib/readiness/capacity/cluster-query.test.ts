import { describe, expect, test } from 'vitest'
import { instance } from '../testing/capacity-builders'
import { satisfies } from './cluster-query'

const one = instance(1024, 2048, {
  ec2InstanceId: 'i-1',
  runningTasks: 3,
  attributes: {
    'ecs.instance-type': 'g4dn.xlarge',
    'ecs.availability-zone': 'us-east-1a',
    'ecs.cpu-architecture': 'x86_64',
    stack: 'prod',
    'ecs.capability.task-eni': null,
  },
})

describe('what an instance answers', () => {
  test.each<[string, boolean | null]>([
    ['attribute:ecs.instance-type =~ g4dn.*', true],
    ['attribute:ecs.instance-type =~ m5.*', false],
    ['attribute:ecs.instance-type !~ m5.*', true],
    ['attribute:ecs.instance-type matches (g4dn|p3).*', true],
    ['attribute:ecs.instance-type == g4dn.xlarge', true],
    ['attribute:ecs.instance-type==g4dn.xlarge', true],
    ['attribute:ecs.availability-zone in [us-east-1a, us-east-1b]', true],
    ['attribute:ecs.availability-zone not_in [us-east-1a]', false],
    ['attribute:ecs.availability-zone !in [us-east-1c]', true],
    ['attribute:stack exists', true],
    ['attribute:stack !exists', false],
    ['attribute:ecs.capability.task-eni exists', true],
    ['attribute:disk exists', false],
    ['attribute:disk == ssd', false],
    ['attribute:disk != ssd', true],
    ['attribute:stack == prod and attribute:disk not_exists', true],
    ['attribute:stack == test || attribute:stack == prod', true],
    ['not(attribute:stack == prod)', false],
    ['!(attribute:stack == prod) or attribute:disk exists', false],
    ['(attribute:stack == prod or attribute:disk exists) and runningTasksCount < 4', true],
    ['runningTasksCount >= 4', false],
    ['runningTasksCount less_than_equal 3', true],
    ['agentConnected == true', true],
    ['ec2InstanceId in [i-1, i-2]', true],
  ])('%s: %s', (expression, answer) => {
    expect(satisfies(one, expression)).toBe(answer)
  })
})

describe('what cannot be known is left open', () => {
  test.each([
    ['task:group == service:web'],
    ['agentVersion >= 1.40.0'],
    ['registeredAt > 2026-01-01'],
    ['attribute:stack > prod'],
    // Whether all of it has to match is not documented.
    ['attribute:ecs.instance-type =~ g4dn'],
    ['attribute:ecs.instance-type =~ (a+)+b'],
    ['attribute:ecs.instance-type =~ (?i)G4DN.*'],
    ['attribute:ecs.instance-type'],
    ['attribute:stack == '],
    ['attribute:stack in prod'],
    ['(attribute:stack == prod'],
    ['attribute:stack == prod)'],
    ['and'],
    [''],
    ['('.repeat(5_000)],
    [`${'not '.repeat(100)}attribute:stack exists`],
  ])('%s', (expression) => {
    expect(satisfies(one, expression)).toBeNull()
  })

  test('unless the rest decides', () => {
    expect(satisfies(one, 'task:group == service:web and attribute:disk exists')).toBe(false)
    expect(satisfies(one, 'task:group == service:web or attribute:stack exists')).toBe(true)
  })

  test('a hostile pattern ends at once', () => {
    const started = performance.now()
    const long = { ...one, attributes: { name: 'a'.repeat(128) } }
    satisfies(long, 'attribute:name =~ .*.*.*.*b')
    satisfies(long, 'attribute:name =~ .*.*b')
    satisfies(long, 'attribute:name =~ (a|a)*b')
    satisfies({ ...one, attributes: { name: 'a'.repeat(10_000_000) } }, 'attribute:name =~ .*b')
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
