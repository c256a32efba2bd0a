import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import type { Role } from '../facts/roles'
import { cluster, read, refused } from '../testing/capacity-builders'
import {
  accountFacts,
  findingOf,
  managed,
  mappingRegistry,
  trustsClouddriver,
  trustsTasks,
} from '../testing/role-builders'
import { fargateExecution } from './fargate-execution'

const role = managed(trustsClouddriver)

describe('fargate-execution', () => {
  const ready = managed(trustsClouddriver, trustsTasks)
  const wanted = { cpu: 256, memoryMiB: 512, count: 1, networkMode: 'awsvpc', compute: 'FARGATE' } as const
  const onFargate = mappingRegistry({ ecs: { referenceTask: wanted } })
  function withClusters(facts: FactSet, runningFargateTasks: number, isUnread = false): FactSet {
    const unread = isUnread ? refused('ecs:DescribeClusters') : read([])
    return {
      ...facts,
      regions: {
        'us-east-1': { clusters: read([cluster({ runningFargateTasks })]) },
        'eu-west-1': { clusters: unread },
      },
    }
  }

  test.each<[string, Role, number, boolean, string]>([
    ['in use and trusted', ready, 3, false, 'pass'],
    ['in use and not trusted', role, 3, false, 'warn'],
    ['not in use', role, 0, false, 'not-applicable'],
    ['perhaps in use and not trusted', role, 0, true, 'unknown'],
    ['perhaps in use and trusted', ready, 0, true, 'unknown'],
    ['in use in the region that was read', role, 1, true, 'warn'],
  ])('Fargate %s', (_what, managedRole, running, isUnread, status) => {
    const facts = withClusters(accountFacts(managedRole), running, isUnread)
    expect(findingOf(fargateExecution, mappingRegistry(), facts).status).toBe(status)
  })

  test('a reference task on Fargate counts as use', () => {
    expect(findingOf(fargateExecution, onFargate, accountFacts(role))).toMatchObject({
      status: 'warn',
      title: '`ecs-tasks.amazonaws.com` is not trusted by role/SpinnakerManaged',
      fix: { json: expect.stringContaining('ecs-tasks.amazonaws.com') },
    })
  })

  test('trust in some of the mapped regions warns and names the others', () => {
    const partly = managed({
      ...trustsTasks,
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:210000000004:*' } },
    })
    const finding = findingOf(fargateExecution, onFargate, accountFacts(partly))
    expect(finding).toMatchObject({ status: 'warn', summary: expect.stringContaining('does not cover eu-west-1') })
  })

  test('a trust that was not read is unknown', () => {
    const unread = { roles: refused('iam:ListRoles'), 'clouddriver-role': refused('iam:GetRole') }
    expect(findingOf(fargateExecution, onFargate, accountFacts(role, [], unread)).status).toBe('unknown')
  })
})
