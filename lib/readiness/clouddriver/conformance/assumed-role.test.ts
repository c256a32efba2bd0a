import { expect, test } from 'vitest'
import { z } from 'zod'
import { isComplete, mappingOf, roleArnOf } from '@/lib/registry/mapping'
import { malformedPassedRole } from '../../roles/passed-role'
import { mappingRegistry } from '../../testing/role-builders'
import recorded from './assumed-role.json'
import { seenIn } from './seen'

const account = z.strictObject({ accountId: z.string(), assumeRole: z.string() })

test.each(seenIn(recorded, account, z.string()))('$release passes on $name', ({ input, release, answer }) => {
  const registry = mappingRegistry({ aws: input })
  const [mapping] = registry.ecsAccounts.map((ecsAccount) => mappingOf(registry, ecsAccount))
  if (mapping === undefined || !isComplete(mapping)) throw new Error('One mapping was asked for.')
  const { settings } = registry
  const malformed = malformedPassedRole(mapping, settings, release)
  expect(malformed ?? roleArnOf(mapping.awsAccount, settings)).toBe(answer)
})
