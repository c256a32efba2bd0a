import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { gatheredFacts } from './testing/gathered-facts'
import { testTarget } from './testing/test-target'
import { startTestAws } from './testing/test-world'

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws()
})
afterEach(() => started.sandbox.behave({ faults: [] }))
afterAll(() => started.sandbox.close())

const list = () => gatheredFacts(started.aws, testTarget(), { want: ['role-policies'] })

test('attached policies come by ARN, inline ones by name', async () => {
  expect((await list()).value('role-policies')).toEqual({
    attached: ['arn:aws:iam::aws:policy/PowerUserAccess'],
    inline: ['Iam'],
  })
})

test('a reader that may not list them is refused once', async () => {
  started.sandbox.behave({ faults: [{ action: 'iam:ListAttachedRolePolicies', kind: 'deny' }] })
  const { fact, calls } = await list()
  expect(fact('role-policies')).toMatchObject({ fault: { kind: 'denied', action: 'iam:ListAttachedRolePolicies' } })
  expect(calls.filter(({ action }) => /RolePolicies$/.test(action))).toHaveLength(1)
})
