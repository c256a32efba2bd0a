import type { RetryErrorType, RetryStrategyV2, RetryToken } from '@smithy/types'

/** First wait by kind of failure, as the SDK's own strategy has it; each wait is drawn between none and the whole. */
const firstWaitMs: Partial<Record<RetryErrorType, number>> = { TRANSIENT: 50, THROTTLING: 1_000 }

/** The SDK's own waits double to 20 s, all of a call's time: three calls in ten throttled would then cost whole accounts. */
const longestWaitMs = 2_000

/** How often a call is tried and how long it waits in between. Its time limit ends it in any case, and pacing holds back its rate. */
export function retryStrategy(attempts: number, random: () => number = Math.random): RetryStrategyV2 {
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    refreshRetryTokenForRetry: async (token, { errorType }) => {
      const count = token.getRetryCount() + 1
      const first = firstWaitMs[errorType]
      if (first === undefined || count >= attempts) throw new Error('This call is not tried again.')
      return tokenOf(count, random() * Math.min(longestWaitMs, first * 2 ** (count - 1)))
    },
    recordSuccess: () => undefined,
  }
}

function tokenOf(count: number, delayMs: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs }
}
