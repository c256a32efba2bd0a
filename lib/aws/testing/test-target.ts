import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { defaultSettings, type Settings } from '@/lib/registry/settings'
import type { AccountTarget } from '../target'

export const testAccountId = '200000000002'
export const testRegion = 'us-east-1'

/** An AWS account of the registry with the fields that a test cares for. */
export function testAccount(fields: Partial<AwsAccountInput> = {}): AwsAccountInput {
  return awsAccountInputSchema.parse({
    name: 'test',
    accountId: testAccountId,
    regions: [{ name: testRegion }],
    assumeRole: 'role/SpinnakerManaged',
    ...fields,
  })
}

/** What a run reads of that account. */
export function testTarget(fields: Partial<AwsAccountInput> = {}, settings: Partial<Settings> = {}): AccountTarget {
  const account = testAccount(fields)
  return {
    awsAccount: { ...account, version: 1 },
    settings: { ...defaultSettings, ...settings },
    regions: account.regions.map(({ name }) => name),
  }
}
