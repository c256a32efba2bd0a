import { expect, test } from 'vitest'
import { grantPermissions } from './grant-permissions'

const roleArn = 'arn:aws:iam::210000000004:role/team/SpinnakerManaged'
const taskRole = (name: string) => `arn:aws:iam::210000000004:role/${name}`
const nameOf = (...statements: Parameters<typeof grantPermissions>[0]['statements']) =>
  grantPermissions({ roleArn, statements, advice: [] }).cli?.shell.match(/--policy-name (\S+)/)?.[1]

test('the policy is put beside the role’s others under a name of its own, so that no earlier grant is replaced', () => {
  const names = [
    nameOf({ Effect: 'Allow', Action: ['ecs:CreateService', 'ecs:DeleteService', 'ecs:StopTask'], Resource: '*' }),
    nameOf({ Effect: 'Allow', Action: ['ecs:StopTask'], Resource: '*' }),
    nameOf({ Effect: 'Allow', Action: 'iam:PassRole', Resource: taskRole('app') }),
    nameOf({ Effect: 'Allow', Action: 'iam:PassRole', Resource: [taskRole('web'), taskRole('app')] }),
    nameOf({ Effect: 'Allow', Action: 'iam:GetRole', Resource: taskRole('*') }),
  ]
  expect(names).toEqual([
    'Spinnaker-CreateService-DeleteService-and-1-more',
    'Spinnaker-StopTask',
    'Spinnaker-PassRole-app',
    'Spinnaker-PassRole-web-and-1-more',
    'Spinnaker-GetRole-all',
  ])
})

test('the role is named without its path, and what stands in the way follows', () => {
  const advice = ["The role's permissions boundary must allow it too."]
  const fix = grantPermissions({
    roleArn,
    statements: [{ Effect: 'Allow', Action: 'ecs:StopTask', Resource: '*' }],
    advice,
  })
  expect(fix.cli?.shell).toContain('aws iam put-role-policy --role-name SpinnakerManaged ')
  expect(fix.text).toMatch(/beside its others\. The role's permissions boundary/)
})
