import { expect, test } from 'vitest'
import { stopsToTell } from '@/components/fields/stops-to-tell'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { pageRegistry } from '@/lib/registry/testing/any-registry'
import { registryAfter } from './registry-after'

const aws = (over: object = {}) =>
  awsAccountInputSchema.parse({
    name: 'aws-account-name',
    accountId: '123456789012',
    regions: [{ name: 'us-east-1' }],
    ...over,
  })
const ecs = (over: object = {}) => ecsAccountInputSchema.parse({ name: 'new-ecs', awsAccount: 'new', ...over })
const before = 'aws-account-name'

const stops = (edit: Parameters<typeof registryAfter>[1]) =>
  stopsToTell(pageRegistry, registryAfter(pageRegistry, edit)).map(
    ({ ecsAccount, summary }) => `${ecsAccount}: ${summary}`,
  )

test.each<[what: string, edit: Parameters<typeof registryAfter>[1], says: RegExp]>([
  [
    'an AWS account that is disabled',
    { aws: { before, input: aws({ enabled: false }) } },
    /ecs-account-name: .*is disabled/,
  ],
  [
    'its security groups',
    { aws: { before, input: aws({ defaultSecurityGroups: ['sg-1'] }) } },
    /defaultSecurityGroups/,
  ],
  [
    'a region twice',
    { aws: { before, input: aws({ regions: [{ name: 'us-east-1' }, { name: 'us-east-1' }] }) } },
    /twice/,
  ],
  ['a name that no template takes', { aws: { before, input: aws({ name: 'pay$1' }) } }, /ecs-account-name: .*pay\$1/],
  ['an ECS account that names nothing', { ecs: { before: null, input: ecs() } }, /new-ecs: .*no AWS account "new"/],
  [
    'a new mapping',
    {
      aws: { before: null, input: aws({ name: 'new', defaultSecurityGroups: ['sg-1'] }) },
      ecs: { before: null, input: ecs() },
    },
    /new-ecs: /,
  ],
])('a form knows before it is saved that Clouddriver would not start: %s', (_what, edit, says) => {
  expect(stops(edit)).toEqual([expect.stringMatching(says)])
})

test.each<[what: string, edit: Parameters<typeof registryAfter>[1]]>([
  ['nothing changed', { aws: { before, input: aws() } }],
  ['another name, which its ECS account follows', { aws: { before, input: aws({ name: 'renamed' }) } }],
  ['a new mapping', { aws: { before: null, input: aws({ name: 'new' }) }, ecs: { before: null, input: ecs() } }],
  ['an AWS account without an ECS account', { aws: { before: null, input: aws({ name: 'new', enabled: false }) } }],
  ['nothing that could be saved', { aws: null, ecs: null }],
])('a form warns of nothing where Clouddriver starts: %s', (_what, edit) => {
  expect(stops(edit)).toEqual([])
})

test('what another account does is left to the banner; what the form has not mended is said', () => {
  const broken = registryAfter(pageRegistry, { aws: { before, input: aws({ enabled: false }) } })
  const stored = { ...broken, awsAccounts: broken.awsAccounts.map((account) => ({ ...account, version: 3 })) }
  const other = registryAfter(stored, {
    aws: { before: null, input: aws({ name: 'new' }) },
    ecs: { before: null, input: ecs() },
  })
  expect(stopsToTell(stored, other)).toEqual([])
  const still = registryAfter(stored, { aws: { before, input: aws({ defaultSecurityGroups: ['sg-1'] }) } })
  expect(stopsToTell(stored, still).map(({ ecsAccount }) => ecsAccount)).toEqual(['ecs-account-name'])
  const mended = registryAfter(stored, { aws: { before, input: aws() } })
  expect(stopsToTell(stored, mended)).toEqual([])
})

test('settings that switch AWS off stop every mapping', () => {
  const after = { ...pageRegistry, settings: { ...pageRegistry.settings, awsEnabled: false } }
  expect(stopsToTell(pageRegistry, after)).toMatchObject([{ ecsAccount: 'ecs-account-name' }])
})
