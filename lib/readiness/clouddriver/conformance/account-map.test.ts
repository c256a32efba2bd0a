import { expect, test } from 'vitest'
import { z } from 'zod'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { mappingRegistry } from '../../testing/role-builders'
import { ecsAccountOf } from '../ecs-twin'
import recorded from './account-map.json'
import { seenIn } from './seen'

const accounts = z.array(z.strictObject({ name: z.string(), awsAccount: z.string() }))
const map = z.record(z.string(), z.string())

test.each(seenIn(recorded, accounts, map))('$release maps $name', ({ input, answer }) => {
  const ecsAccounts = input.map((account) => ({ ...ecsAccountInputSchema.parse(account), version: 1 }))
  const registry = { ...mappingRegistry(), ecsAccounts }
  const names = input.map(({ awsAccount }) => [awsAccount, ecsAccountOf(registry, awsAccount)?.name])
  expect(Object.fromEntries(names)).toEqual(answer)
})
