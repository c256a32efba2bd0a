import { expect, test } from 'vitest'
import { refused } from './testing/capacity-builders'
import { faultFix } from './unknown-words'

const role = 'arn:aws:iam::210000000004:role/SpinnakerManaged'
const reader = 'arn:aws:iam::999999999999:role/Clouddriver'

function fixOf(action: string) {
  const gathered = refused(action)
  if (gathered.ok) throw new Error('It was refused.')
  return faultFix(gathered.fault, reader, role)
}

test('a refused read is mended by the statement that allows it', () => {
  const { text, json } = fixOf('iam:ListRoles')
  expect(text).toBe('Add this statement to a policy of the role Clouddriver.')
  expect(JSON.parse(json ?? '')).toEqual({ Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' })
})

test('a role that could not be assumed may lack more than the statement', () => {
  const { text, json } = fixOf('sts:AssumeRole')
  expect(text).toMatch(
    /^AWS gives the same answer in three cases: the role does not exist, .* See the check "Assume role"/,
  )
  expect(text).toMatch(/Add this statement to a policy of the role Clouddriver\.$/)
  expect(JSON.parse(json ?? '')).toEqual({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role })
})
