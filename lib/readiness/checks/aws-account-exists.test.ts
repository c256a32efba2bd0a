import { describe, expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { accountId } from './account-id'
import { assumeRoleForm } from './assume-role-form'
import { awsAccountExists } from './aws-account-exists'
import { regions } from './regions'

describe('aws-account-exists', () => {
  test('a name in another case fails and points at the right one', () => {
    const finding = findingOf(awsAccountExists, mappingRegistry({ ecs: { awsAccount: 'Payments' } }), noFacts)
    expect(finding).toMatchObject({ status: 'fail', fix: { text: expect.stringContaining('Write "payments"') } })
  })

  test('without the AWS account the checks that look at it are not applicable', () => {
    const registry = mappingRegistry({ ecs: { awsAccount: 'nowhere' } })
    for (const check of [accountId, assumeRoleForm, regions]) {
      expect(findingOf(check, registry, noFacts).status, check.check).toBe('not-applicable')
    }
  })
})
