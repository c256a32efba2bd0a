import { expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type AwsAccountDraft, awsAccountForm, awsDraftOf, emptyAwsAccount } from './aws-account-draft'

const account = awsAccountInputSchema.parse({
  name: 'core',
  accountId: '123456789012',
  regions: [{ name: 'us-east-1', availabilityZones: ['us-east-1a', 'us-east-1b'], deprecated: true }],
  assumeRole: 'role/SpinnakerManaged',
  lambdaEnabled: true,
  permissions: { READ: ['team'] },
  reader: { mode: 'role', roleArn: 'arn:{partition}:iam::{accountId}:role/Reader' },
  other: { kept: [1, 2] },
})

const draft = (over: Partial<AwsAccountDraft>) => ({
  ...emptyAwsAccount,
  name: 'core',
  accountId: '123456789012',
  ...over,
})
const errorsOf = (over: Partial<AwsAccountDraft>) =>
  (awsAccountForm.safeParse(draft(over)).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

test('an account goes through its form unchanged', () => {
  expect(awsAccountForm.parse(awsDraftOf(account))).toEqual(account)
})

test('an empty field is no value, and an empty region row no region', () => {
  expect(awsAccountForm.parse(draft({}))).toEqual(
    awsAccountInputSchema.parse({ name: 'core', accountId: '123456789012' }),
  )
})

test('spaces and dashes in an account id are the reader’s aid, not part of it', () => {
  expect(awsAccountForm.parse(draft({ accountId: '1234-5678-9012' })).accountId).toBe('123456789012')
})

test.each([
  [{ accountId: '12345' }, [['accountId', 'An AWS account id has exactly 12 digits.']]],
  [{ name: ' ' }, [['name', 'A name is needed.']]],
  [{ more: '{"lambdaEnabled": "yes"}' }, [['lambdaEnabled', 'Write true or false here.']]],
  [{ more: '{"assumeRole": "role/X"}' }, [['more', 'assumeRole has a field of its own: take it out here.']]],
  [{ more: '[]' }, [['more', 'Enter a JSON object: { "key": "value" }.']]],
  [
    { regions: [{ name: 'nowhere', availabilityZones: '', kept: {} }] },
    [['regions.0.name', 'A region looks like us-east-1.']],
  ],
] satisfies [Partial<AwsAccountDraft>, string[][]][])('%j is refused where it stands', (over, errors) => {
  expect(errorsOf(over)).toEqual(errors)
})

test('a reading role is needed where one is read with', () => {
  expect(errorsOf({ reader: { ...emptyAwsAccount.reader, mode: 'role' } })).toEqual([
    ['reader.roleArn', 'Mode "role" needs the ARN of the role to assume.'],
  ])
})
