import { expect, test } from 'vitest'
import { profileRefusal, roleRefusal } from './allowed'

const role = 'arn:aws:iam::210000000004:role/team/Deploy'

test.each([
  [null, true],
  [['*'], true],
  [[role], true],
  [['arn:aws:iam::*:role/*/Deploy'], true],
  [['arn:aws:iam::999999999999:role/*', 'arn:aws:iam::210000000004:role/*'], true],
  [['arn:aws:iam::999999999999:role/*'], false],
  [['Deploy'], false],
  [['arn:aws:iam::*:role/Deploy'], false],
  [['arn:aws:iam::210000000004:role/team/Deploy*y'], false],
  [[], false],
])('SHIPSHAPE_ROLES %j', (roles, allows) => {
  const refusal = roleRefusal({ profiles: null, roles }, role)
  expect(refusal === null).toBe(allows)
  if (refusal !== null) expect(refusal).toContain('SHIPSHAPE_ROLES')
})

test('a profile is held to its own list, and no profile to none', () => {
  const allowed = { profiles: ['read-*'], roles: null }
  expect(profileRefusal(allowed, null)).toBeNull()
  expect(profileRefusal(allowed, 'read-gov')).toBeNull()
  expect(profileRefusal(allowed, 'admin')).toContain('SHIPSHAPE_PROFILES')
})
