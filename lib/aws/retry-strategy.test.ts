import type { RetryErrorType, RetryToken } from '@smithy/types'
import { expect, test } from 'vitest'
import { retryStrategy } from './retry-strategy'

/** The longest waits before each further attempt, until the strategy gives up. */
async function waitsOf(errorType: RetryErrorType, attempts: number): Promise<number[]> {
  const strategy = retryStrategy(attempts, () => 1)
  const waits: number[] = []
  let token: RetryToken | null = await strategy.acquireInitialRetryToken('')
  while (token !== null) {
    token = await strategy.refreshRetryTokenForRetry(token, { errorType }).catch(() => null)
    if (token !== null) waits.push(token.getRetryDelay())
  }
  return waits
}

test('waits double from a second where AWS throttles, and stay below what a call has time for', async () => {
  expect(await waitsOf('THROTTLING', 8)).toEqual([1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000])
})

test('a reset or a server error is tried again soon', async () => {
  expect(await waitsOf('TRANSIENT', 5)).toEqual([50, 100, 200, 400])
})

test.each(['CLIENT_ERROR', 'SERVER_ERROR'] as const)('%s is an answer and is not tried again', async (type) => {
  expect(await waitsOf(type, 5)).toEqual([])
})
