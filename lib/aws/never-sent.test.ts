import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultFix, faultSentence } from '@/lib/readiness/unknown-words'
import { createAws } from './aws'
import { gatheredFacts } from './testing/gathered-facts'
import { testTarget } from './testing/test-target'
import { startTestAws } from './testing/test-world'

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws()
})
beforeEach(() => started.sandbox.forgetCalls())
afterAll(() => started.sandbox.close())

/** Nobody gives credentials: an instance's metadata or an identity provider that does not answer. */
const gather = (limits: object, reader?: { mode: 'ambient' }) => {
  const baseCredentials = () => () => new Promise<never>(() => undefined)
  const aws = createAws({ endpoint: started.sandbox.url, baseCredentials, limits })
  return gatheredFacts(aws, testTarget(reader === undefined ? {} : { reader }))
}

describe('a call that had nothing to be signed with is said to have had no credentials, not to have timed out', () => {
  test.each([
    ['sts:AssumeRole', undefined],
    ['sts:GetCallerIdentity', { mode: 'ambient' as const }],
  ])('%s', async (action, reader) => {
    const { fact, calls } = await gather({ callMs: 300 }, reader)
    const roles = fact('roles')
    if (roles.ok) throw new Error('Nothing can be read without credentials.')
    expect(roles.fault).toMatchObject({ kind: 'credentials', action, message: 'No credentials within 0.3 s.' })
    expect(faultSentence(roles.fault)).not.toMatch(/timed out|did not answer|throttled/)
    expect(faultFix(roles.fault, null, null).text).toContain('credentials')
    expect([calls, started.sandbox.calls()]).toEqual([[], []])
  })
})
