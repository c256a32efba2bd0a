import { expect, test } from 'vitest'
import { reconnectInstances } from './reconnect-instances'

const at = { region: 'us-east-1', cluster: 'main' }
const many = Array.from({ length: 23 }, (_, index) => ({
  id: `i-${index}`,
  arn: `arn-${index}`,
  state: 'draining' as const,
}))

test('draining instances are set ACTIVE ten at a time, as AWS takes them', () => {
  const calls = reconnectInstances({ ...at, instances: many }).cli?.shell.split('\n') ?? []
  expect(calls.map((call) => call.match(/arn-\d+/g)?.length)).toEqual([10, 10, 3])
})

test('a disconnected agent has no command in AWS', () => {
  const fix = reconnectInstances({ ...at, instances: [{ id: 'i-1', arn: 'arn-1', state: 'disconnected' }] })
  expect(fix.cli).toBeUndefined()
  expect(fix.text).toContain('not connected on i-1: restart it')
})
