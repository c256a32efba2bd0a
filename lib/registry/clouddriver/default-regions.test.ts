import { expect, test } from 'vitest'
import { regions } from '@/lib/readiness/checks/regions'
import { noFacts } from '@/lib/readiness/fact-set'
import { judge } from '@/lib/readiness/judge'
import { startStopping } from '@/lib/readiness/start-stopping'
import { type AwsAccountInput, awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { effectiveAccounts } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import { emptyRegistry } from '../testing/any-registry'
import { exportedDefaultRegions } from './default-regions'

function registryOf(
  accounts: [string, string[], Partial<AwsAccountInput>?][],
  settings: Partial<Settings> = {},
): Registry {
  return {
    ...emptyRegistry,
    settings: { ...emptyRegistry.settings, ...settings },
    awsAccounts: accounts.map(([name, regions, fields]) =>
      awsAccountSchema.parse({
        name,
        accountId: '123456789012',
        regions: regions.map((region) => ({ name: region })),
        version: 1,
        ...fields,
      }),
    ),
    ecsAccounts: accounts
      .slice(-1)
      .map(([name]) => ecsAccountSchema.parse({ name: `${name}-ecs`, awsAccount: name, version: 1 })),
  }
}

const chinese = 'arn:aws-cn:iam::123456789012:role/x'
const governmental = 'arn:aws-us-gov:iam::123456789012:role/x'

const cases: [what: string, registry: Registry, region: string][] = [
  ['nothing mapped: the first of partition aws', registryOf([]), 'us-east-1'],
  ['the first mapped region', registryOf([['a', ['eu-west-1', 'us-east-1']]]), 'eu-west-1'],
  [
    'mapped regions before those of an AWS account without an ECS account',
    registryOf([
      ['a', ['eu-west-1']],
      ['b', ['us-west-2']],
    ]),
    'us-west-2',
  ],
  ['not one that must be opted in to', registryOf([['a', ['ap-east-1', 'eu-west-3']]]), 'eu-west-3'],
  ['only opt-in regions: the first of the partition', registryOf([['a', ['ap-east-1']]]), 'us-east-1'],
  [
    "the identity's partition, whatever is mapped",
    registryOf([['a', ['us-east-1']]], { clouddriverIdentity: chinese }),
    'cn-north-1',
  ],
  [
    "an account's own identity",
    registryOf([['a', ['us-gov-west-1', 'us-east-1'], { clouddriverIdentity: governmental }]]),
    'us-gov-west-1',
  ],
  [
    "without an identity, the default role's",
    registryOf([['a', ['cn-northwest-1']]], { defaultAssumeRole: chinese }),
    'cn-northwest-1',
  ],
  [
    'one account of another partition among several, though it comes first',
    registryOf([
      ['gov', ['us-gov-west-1'], { assumeRole: governmental }],
      ['a', ['eu-west-1'], { assumeRole: 'role/M' }],
      ['b', ['us-west-2'], { assumeRole: 'role/M' }],
    ]),
    'us-west-2',
  ],
  [
    'one commercial account among those of GovCloud',
    registryOf([
      ['a', ['us-east-1'], { assumeRole: 'role/M' }],
      ['gov', ['us-gov-east-1'], { assumeRole: governmental }],
      ['gov2', ['us-gov-west-1'], { assumeRole: governmental }],
    ]),
    'us-gov-west-1',
  ],
  [
    'an identity against most accounts',
    registryOf(
      [
        ['gov', ['us-gov-east-1'], { assumeRole: governmental }],
        ['gov2', ['us-gov-west-1'], { assumeRole: governmental }],
      ],
      { clouddriverIdentity: 'arn:aws:iam::123456789012:role/Clouddriver' },
    ),
    'us-east-1',
  ],
  [
    'regions that only placeholders name',
    registryOf([['a', [], { assumeRole: governmental, regions: [{ name: '$'.concat('{R}') }] }]]),
    'us-gov-east-1',
  ],
  ["without either, the regions'", registryOf([['a', ['us-gov-east-1']]]), 'us-gov-east-1'],
]

test.each(cases)('%s', (_, registry, region) => {
  expect(exportedDefaultRegions(registry)).toEqual([{ name: region }])
})

test('imported default regions stay as they are', () => {
  const defaultRegions = [{ name: 'ap-east-1', availabilityZones: ['ap-east-1a'] }]
  expect(exportedDefaultRegions(registryOf([['a', ['us-east-1']]], { defaultRegions }))).toEqual(defaultRegions)
})

test('an account without regions is held with those that the export gives it, and Clouddriver starts with them', () => {
  const mixed = registryOf([
    ['gov', ['us-gov-west-1'], { assumeRole: governmental }],
    ['a', ['eu-west-1'], { assumeRole: 'role/M' }],
    ['bare', [], { assumeRole: 'role/M' }],
  ])
  const exported = exportedDefaultRegions(mixed)
  expect(exported).toEqual([{ name: 'eu-west-1' }])
  expect(effectiveAccounts(mixed).get('bare')?.regions).toEqual(exported)
  const [ecsAccount] = mixed.ecsAccounts
  if (ecsAccount === undefined) throw new Error('The registry has an ECS account.')
  const finding = judge(regions, { registry: mixed, ecsAccount, facts: noFacts, now: '2026-11-29T00:00:00Z' })
  expect(finding).toMatchObject([{ status: 'pass', summary: 'eu-west-1.' }])
  expect(startStopping(mixed)).toEqual([])
})
