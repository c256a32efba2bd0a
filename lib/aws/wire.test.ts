import { afterAll, beforeAll, describe } from 'vitest'
import { collectorSuite } from './testing/collector-suite'
import { gatheredFacts } from './testing/gathered-facts'
import { testTarget } from './testing/test-target'
import { startTestAws } from './testing/test-world'

describe('collectors against the sandbox', () => {
  let started: Awaited<ReturnType<typeof startTestAws>>
  beforeAll(async () => {
    started = await startTestAws()
  })
  afterAll(() => started.sandbox.close())

  collectorSuite(() => gatheredFacts(started.aws, testTarget()))
})
