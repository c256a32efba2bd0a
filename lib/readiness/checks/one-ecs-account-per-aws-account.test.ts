import { describe, expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { judge } from '../judge'
import { now } from '../testing/capacity-builders'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { oneEcsAccountPerAwsAccount } from './one-ecs-account-per-aws-account'

describe('one-ecs-account-per-aws-account', () => {
  test('all but the last warn', () => {
    const finding = findingOf(
      oneEcsAccountPerAwsAccount,
      mappingRegistry({ moreEcs: [{ name: 'payments-two' }] }),
      noFacts,
    )
    expect(finding).toMatchObject({
      status: 'warn',
      title: 'payments-ecs shares AWS account payments with payments-two',
    })
  })

  test('one that names the AWS account by a placeholder shares it too', () => {
    const awsAccount = '$'.concat('{A:payments}')
    const registry = mappingRegistry({ moreEcs: [{ name: 'payments-two', awsAccount }] })
    expect(findingOf(oneEcsAccountPerAwsAccount, registry, noFacts)).toMatchObject({
      status: 'warn',
      summary:
        'Spinnaker gives the subnets, security groups and load balancers of payments to payments-two and shows none for payments-ecs. Deploys of both work.',
    })
  })

  test('the last one passes and says whom it wins over', () => {
    const registry = mappingRegistry({ moreEcs: [{ name: 'payments-two' }] })
    const [, last] = registry.ecsAccounts
    if (last === undefined) throw new Error('Two ECS accounts were asked for.')
    const findings = judge(oneEcsAccountPerAwsAccount, { registry, ecsAccount: last, facts: noFacts, now })
    expect(findings).toMatchObject([{ status: 'pass', title: 'payments-two is the last ECS account of payments' }])
  })
})
