import { expect, test } from 'vitest'
import { brokenInvariants } from './invariants'

const prod = { name: 'prod', accountId: '123456789012' }

test('a sound registry breaks nothing, and one name may stand in both providers', () => {
  expect(brokenInvariants([prod], [{ name: 'prod', awsAccount: 'prod' }])).toEqual([])
})

test('several AWS accounts may have one account id, and several ECS accounts one AWS account', () => {
  const ecsAccounts = ['a', 'b'].map((name) => ({ name, awsAccount: 'prod' }))
  expect(brokenInvariants([prod, { ...prod, name: 'other' }], ecsAccounts)).toEqual([])
})

test('a name twice within a provider is told of the second', () => {
  expect(brokenInvariants([prod, prod], [])).toEqual([
    { entity: 'aws-account', index: 1, field: 'name', message: 'There are two AWS accounts named "prod". Rename one.' },
  ])
})

test('an awsAccount that names nothing is told with the nearest name, whose case matters', () => {
  const [broken, ...more] = brokenInvariants([prod], [{ name: 'ecs', awsAccount: 'Prod' }])
  expect(more).toEqual([])
  expect(broken).toMatchObject({ entity: 'ecs-account', index: 0, field: 'awsAccount' })
  expect(broken?.message).toContain('Did you mean "prod"?')
})

test.each(['12345678901', '1234567890123', '12345678901a', '', '１２３４５６７８９０１２'])(
  'an account id of other than 12 digits is refused: %j',
  (accountId) => {
    expect(brokenInvariants([{ name: 'a', accountId }], [])).toMatchObject([{ field: 'accountId', index: 0 }])
  },
)
