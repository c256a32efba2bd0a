import { expect, test } from 'vitest'
import type { RegistryChange } from '@/lib/contracts/registry'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import { ecsAccountsOf } from './changed-ecs-accounts'
import { changesInWords } from './changes-in-words'

const change = (action: RegistryChange['action'], entity: RegistryChange['entity'], name: string): RegistryChange => ({
  action,
  entity,
  name,
  fields: [],
})

test('changes are counted by what they do, to what', () => {
  const changes = [
    change('add', 'aws-account', 'a'),
    change('add', 'aws-account', 'b'),
    change('add', 'ecs-account', 'a-ecs'),
    change('set', 'settings', 'defaultRegions'),
  ]
  expect(changesInWords(changes)).toBe('Adds 2 AWS accounts and 1 ECS account. Sets 1 setting.')
})

test('a file that says what is known changes nothing', () => {
  expect(changesInWords([])).toBe('No changes: the registry already has everything in this file.')
})

test('an ECS account is worth a check where its own entry or its AWS account changed', () => {
  const ecs = (name: string, awsAccount: string) => ({
    ...ecsAccountInputSchema.parse({ name, awsAccount }),
    version: 1,
  })
  const aws = (name: string) => ({ ...awsAccountInputSchema.parse({ name, accountId: '123456789012' }), version: 1 })
  const registry = {
    revision: 1,
    settings: defaultSettings,
    awsAccounts: [aws('a'), aws('b')],
    ecsAccounts: [ecs('a-ecs', 'a'), ecs('b-ecs', 'b'), ecs('c-ecs', 'b')],
  }
  const changes = [change('replace', 'aws-account', 'a'), change('add', 'ecs-account', 'c-ecs')]
  expect(ecsAccountsOf(changes, registry)).toEqual(['a-ecs', 'c-ecs'])
})
