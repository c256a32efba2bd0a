import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { accountId } from './account-id'

test.each(['12345678901', '1234567890123', 'role_name'])('account-id: %s is not 12 digits', (id) => {
  const registry = mappingRegistry()
  const awsAccounts = registry.awsAccounts.map((account) => ({ ...account, accountId: id }))
  expect(findingOf(accountId, { ...registry, awsAccounts }, noFacts).status).toBe('fail')
})
