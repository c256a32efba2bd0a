import { expect, test } from 'vitest'
import { isSameIdentity } from './identity'

const role = 'arn:aws:iam::123456789012:role/team/Spinnaker'

test.each([
  ['arn:aws:sts::123456789012:assumed-role/Spinnaker/i-1', role, true],
  [
    'arn:aws:sts::123456789012:assumed-role/Spinnaker/i-1',
    'arn:aws:sts::123456789012:assumed-role/Spinnaker/i-2',
    true,
  ],
  ['arn:aws:sts::123456789012:assumed-role/Spinnaker/i-1', 'arn:aws:iam::210987654321:role/Spinnaker', false],
  ['arn:aws:sts::123456789012:assumed-role/spinnaker/i-1', role, false],
  ['arn:aws:sts::123456789012:assumed-role/team/i-1', role, false],
  ['arn:aws:iam::123456789012:user/spinnaker', 'arn:aws:iam::123456789012:user/spinnaker', true],
  ['arn:aws:iam::123456789012:user/Spinnaker', role, false],
  ['arn:aws:iam::123456789012:root', role, false],
  ['arn:aws-cn:sts::123456789012:assumed-role/Spinnaker/i-1', role, false],
])('%s and %s: %s', (caller, identity, same) => {
  expect(isSameIdentity(caller, identity)).toBe(same)
})
