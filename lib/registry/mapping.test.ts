import { expect, test } from 'vitest'
import { type AwsAccountInput, awsAccountSchema } from './aws-account'
import { ecsAccountSchema } from './ecs-account'
import {
  accountPartition,
  accountRegions,
  assumeRoleOf,
  effectiveIdentity,
  effectiveRelease,
  isComplete,
  mappedRegions,
  mappingOf,
  renderTemplate,
  roleArnOf,
  sessionNameOf,
} from './mapping'
import { defaultSettings } from './settings'

const accountWith = (fields: Partial<AwsAccountInput>) =>
  awsAccountSchema.parse({ name: 'prod', accountId: '123456789012', version: 1, ...fields })
const ecsWith = (fields: object) =>
  ecsAccountSchema.parse({ name: 'prod-ecs', awsAccount: 'prod', version: 1, ...fields })

test('an ECS account maps to the AWS account of exactly its name', () => {
  const registry = { revision: 0, settings: defaultSettings, awsAccounts: [accountWith({})], ecsAccounts: [] }
  expect(isComplete(mappingOf(registry, ecsWith({})))).toBe(true)
  expect(mappingOf(registry, ecsWith({ awsAccount: 'Prod' })).awsAccount).toBeNull()
})

test('an account without regions has the default ones, each once', () => {
  const settings = { ...defaultSettings, defaultRegions: [{ name: 'us-west-2' }, { name: 'us-west-2' }] }
  expect(accountRegions(accountWith({}), settings)).toEqual(['us-west-2'])
  expect(accountRegions(accountWith({ regions: [{ name: 'eu-west-1' }] }), settings)).toEqual(['eu-west-1'])
})

test("an ECS account deploys to its own choice of the AWS account's regions", () => {
  const awsAccount = accountWith({ regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] })
  expect(mappedRegions({ awsAccount, ecsAccount: ecsWith({}) }, defaultSettings)).toEqual(['us-east-1', 'eu-west-1'])
  const ecsAccount = ecsWith({ regions: ['eu-west-1', 'sa-east-1'] })
  expect(mappedRegions({ awsAccount, ecsAccount }, defaultSettings)).toEqual(['eu-west-1'])
})

test('an account without a role takes the default one; a role that is no ARN is always in partition aws', () => {
  expect(roleArnOf(accountWith({}), defaultSettings)).toBe('arn:aws:iam::123456789012:role/SpinnakerManaged')
  const settings = { ...defaultSettings, defaultAssumeRole: null }
  expect(roleArnOf(accountWith({}), settings)).toBeNull()
  const arn = 'arn:aws-cn:iam::123456789012:role/Managed'
  expect(roleArnOf(accountWith({ assumeRole: arn }), settings)).toBe(arn)
})

test("Clouddriver's templates are rendered, nested ones too, and unknown ones stay", () => {
  const account = accountWith({ environment: '{{name}}-env' })
  expect(renderTemplate('{{environment}}/{{accountType}}/{{accountId}}/{{nope}}', account)).toBe(
    'prod-env/prod/123456789012/{{nope}}',
  )
  expect(assumeRoleOf(accountWith({ assumeRole: 'role/{{name}}' }), defaultSettings)).toBe('role/prod')
  expect(sessionNameOf(accountWith({ sessionName: 's-{{name}}' }))).toBe('s-prod')
  expect(sessionNameOf(accountWith({}))).toBe('Spinnaker')
})

test('a template that renders to itself ends', () => {
  expect(renderTemplate('{{environment}}', accountWith({ environment: '{{environment}}x' }))).toContain(
    '{{environment}}',
  )
})

test('the partition is that of the regions, else of the role', () => {
  expect(accountPartition(accountWith({ regions: [{ name: 'cn-north-1' }] }), defaultSettings)).toBe('aws-cn')
  const role = accountWith({ assumeRole: 'arn:aws-us-gov:iam::123456789012:role/x' })
  expect(accountPartition(role, defaultSettings)).toBe('aws-us-gov')
  expect(accountPartition(accountWith({}), { ...defaultSettings, defaultAssumeRole: null })).toBe('aws')
})

test('a role of a partition that AWS does not have tells none', () => {
  const role = accountWith({ assumeRole: 'arn:aws-moon:iam::123456789012:role/x' })
  expect(accountPartition(role, defaultSettings)).toBe('aws')
})

test("an account's own identity and release come before those of the settings", () => {
  const settings = { ...defaultSettings, clouddriverIdentity: 'arn:aws:iam::1:role/a', release: '1.26' }
  expect(effectiveIdentity(accountWith({}), settings)).toBe('arn:aws:iam::1:role/a')
  expect(effectiveIdentity(accountWith({ clouddriverIdentity: 'arn:aws:iam::2:role/b' }), settings)).toBe(
    'arn:aws:iam::2:role/b',
  )
  expect(effectiveRelease(ecsWith({}), settings)).toBe('1.26')
  expect(effectiveRelease(ecsWith({ release: '2025.4' }), settings)).toBe('2025.4')
})
