import { expect, test } from 'vitest'
import { createPacing } from './pacing'
import { ownTime } from './testing/own-time'

const signal = new AbortController().signal

test('a burst goes at once, the next request waits for its turn', async () => {
  const { take } = createPacing()
  const startedAt = performance.now()
  const elapsed = ownTime()
  for (let request = 0; request < 7; request++) await take('1', 'us-east-1', 'cloudwatch:DescribeAlarms', signal)
  await take('1', 'us-east-1', 'cloudwatch:DescribeAlarms', signal)
  // 7 a second: the eighth comes 140 ms after the first. Without a burst it would come after more than a second.
  expect(performance.now() - startedAt).toBeGreaterThan(100)
  expect(elapsed()).toBeLessThan(1_000)
})

test('calls that AWS counts together wait together; accounts, regions and other calls do not', async () => {
  const { take, empty } = createPacing()
  empty('1', 'us-east-1', 'ecs:ListClusters')
  const passes = async (accountId: string, region: string, action: string) => {
    const soon = AbortSignal.timeout(5)
    return take(accountId, region, action, soon).then(
      () => true,
      () => false,
    )
  }
  expect(await passes('1', 'us-east-1', 'ecs:DescribeClusters')).toBe(false)
  expect(await passes('2', 'us-east-1', 'ecs:DescribeClusters')).toBe(true)
  expect(await passes('1', 'eu-west-1', 'ecs:DescribeClusters')).toBe(true)
  expect(await passes('1', 'us-east-1', 'ecs:ListContainerInstances')).toBe(true)
})

test('whoever waits leaves when the scan is cancelled', async () => {
  const { take, empty } = createPacing()
  empty('1', 'us-east-1', 'iam:ListRoles')
  const cancel = new AbortController()
  const waiting = take('1', 'us-east-1', 'iam:ListRoles', cancel.signal)
  cancel.abort()
  await expect(waiting).rejects.toThrow()
})
