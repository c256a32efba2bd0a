import { describe, expect, test } from 'vitest'
import { assumeRoleForm } from '../checks/assume-role-form'
import { fargateExecution } from '../checks/fargate-execution'
import { noFacts } from '../fact-set'
import { cluster, read } from '../testing/capacity-builders'
import {
  accountFacts,
  findingOf,
  managed,
  managedArn,
  mappingRegistry,
  trustsClouddriver,
  trustsTasks,
} from '../testing/role-builders'

const on = (release: string | null, assumeRole: string) =>
  mappingRegistry({ aws: { assumeRole }, settings: { release } })
const malformed = `arn:aws:iam::210000000004:${managedArn}`

describe('a full ARN as assumeRole', () => {
  test.each<[string | null, string]>([
    ['1.11', 'fail'],
    ['1.18', 'fail'],
    ['1.18.5', 'fail'],
    // From 1.19 on only Fargate gets it.
    ['1.19', 'pass'],
    ['1.26', 'pass'],
    ['2025.4', 'pass'],
    [null, 'pass'],
  ])('is passed on to ECS by release %s: %s', (release, status) => {
    expect(findingOf(assumeRoleForm, on(release, managedArn), noFacts).status).toBe(status)
  })

  test('is shown as AWS gets it, with the way around', () => {
    const finding = findingOf(assumeRoleForm, on('1.18', managedArn), noFacts)
    expect(finding.summary).toContain(malformed)
    expect(finding.fix?.text).toContain('write role/SpinnakerManaged')
  })

  test('has no way around outside partition aws', () => {
    const china = { regions: [{ name: 'cn-north-1' }], assumeRole: 'arn:aws-cn:iam::210000000004:role/Deploy' }
    const registry = mappingRegistry({ aws: china, settings: { release: '1.18' } })
    expect(findingOf(assumeRoleForm, registry, noFacts)).toMatchObject({
      status: 'fail',
      fix: { text: 'Upgrade Spinnaker to 1.26 or newer, which passes a full ARN on as it is.' },
    })
  })

  const onFargate = {
    ...accountFacts(managed(trustsClouddriver, trustsTasks)),
    regions: {
      'us-east-1': { clusters: read([cluster({ runningFargateTasks: 1 })]) },
      'eu-west-1': { clusters: read([]) },
    },
  }

  test.each<[string | null, string]>([
    ['1.18', 'warn'],
    ['1.25', 'warn'],
    ['1.26', 'pass'],
    [null, 'pass'],
  ])('is the execution role on Fargate in release %s: %s', (release, status) => {
    const finding = findingOf(fargateExecution, on(release, managedArn), onFargate)
    expect(finding.status).toBe(status)
    expect(JSON.stringify(finding.evidence).includes(malformed)).toBe(status === 'warn')
  })
})

test.each(['1.18', '1.25'])('role/… is well formed wherever it is passed, in release %s too', (release) => {
  const registry = on(release, 'role/SpinnakerManaged')
  expect(findingOf(assumeRoleForm, registry, noFacts).status).toBe('pass')
})
