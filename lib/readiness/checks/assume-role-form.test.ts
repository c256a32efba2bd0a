import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { assumeRoleForm } from './assume-role-form'

type Row = [what: string, changes: Parameters<typeof mappingRegistry>[0], status: string, says: RegExp]

const china = { regions: [{ name: 'cn-north-1', availabilityZones: ['cn-north-1a'] }] }

test.each<Row>([
  ['a bare name', { aws: { assumeRole: 'SpinnakerManaged' } }, 'fail', /neither role/],
  ['no role: the one that the export writes', { settings: { defaultAssumeRole: null } }, 'pass', /SpinnakerManaged/],
  ['a session', { aws: { assumeRole: 'arn:aws:sts::210000000004:assumed-role/a/b' } }, 'fail', /neither role/],
  ['a template nobody fills', { aws: { assumeRole: 'role/{{team}}' } }, 'fail', /neither role/],
  ['a template', { aws: { assumeRole: 'role/{{name}}-deploy' } }, 'pass', /role\/payments-deploy/],
  ['a path', { aws: { assumeRole: 'role/team/Deploy' } }, 'pass', /role\/team\/Deploy/],
  ['a full ARN', { aws: { assumeRole: 'arn:aws:iam::210000000004:role/Deploy' } }, 'pass', /well formed/],
  [
    'another account',
    { aws: { assumeRole: 'arn:aws:iam::210000000005:role/Deploy' } },
    'fail',
    /belongs to account 210000000005/,
  ],
  ['a role/ in China', { aws: china }, 'fail', /of partition aws, cn-north-1 is not/],
  [
    'a full ARN in China',
    { aws: { ...china, assumeRole: 'arn:aws-cn:iam::210000000004:role/Deploy' } },
    'pass',
    /well formed/,
  ],
])('assume-role-form: %s', (_what, changes, status, says) => {
  const finding = findingOf(assumeRoleForm, mappingRegistry(changes), noFacts)
  expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
})
