import { beforeAll, describe } from 'vitest'
import { collectorSuite } from './testing/collector-suite'
import { gatheredFacts } from './testing/gathered-facts'
import { seedMoto } from './testing/seed-moto'
import { testTarget } from './testing/test-target'
import { awsAt } from './testing/test-world'

// vitest.config.ts includes this file only where the variable is set.
const endpoint = process.env.SHIPSHAPE_MOTO_URL ?? ''

describe('collectors against moto', () => {
  beforeAll(async () => {
    const reset = await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
    if (!reset.ok) throw new Error(`No moto_server at SHIPSHAPE_MOTO_URL (${endpoint}): ${reset.status}.`)
    await seedMoto(endpoint)
  })

  // moto answers SimulatePrincipalPolicy with a broken page (measured).
  collectorSuite(() => gatheredFacts(awsAt(endpoint), testTarget()), ['simulation'])
})
