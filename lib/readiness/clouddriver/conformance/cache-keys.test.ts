import { expect, test } from 'vitest'
import { z } from 'zod'
import { accountNames } from '../../checks/account-names'
import { noFacts } from '../../fact-set'
import { findingOf, mappingRegistry } from '../../testing/role-builders'
import recorded from './cache-keys.json'
import { seenIn } from './seen'

/** Whether a key gives the name back, and the names that a look-up by the name finds. */
const keys = z.strictObject({ ecs: z.boolean(), aws: z.boolean(), pattern: z.array(z.string()) })
const seen = seenIn(recorded, z.string(), keys)
const isClear = (name: string, pattern: readonly string[]) => pattern.length === 1 && pattern[0] === name

test.each(seen)('$release takes $name of an ECS account', ({ input, answer }) => {
  const clear = answer.ecs && isClear(input, answer.pattern)
  const finding = findingOf(accountNames, mappingRegistry({ ecs: { name: input } }), noFacts)
  expect(finding.status).toBe(clear ? 'pass' : 'warn')
})

test.each(seen)('$release takes $name of an AWS account', ({ input, answer }) => {
  const clear = answer.aws && isClear(input, answer.pattern)
  const registry = mappingRegistry({ aws: { name: input }, ecs: { name: 'other', awsAccount: input } })
  expect(findingOf(accountNames, registry, noFacts).status).toBe(clear ? 'pass' : 'warn')
})
