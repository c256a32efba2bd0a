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

const stops = async (edit: Parameters<typeof registryAfter>[1]) => {
  const found = await stopsToTell(pageRegistry, registryAfter(pageRegistry, edit))
  return found.map(({ ecsAccount, summary }) => `${ecsAccount}: ${summary}`)
}

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
])('a form knows before it is saved that Clouddriver would not start: %s', async (_what, edit, says) => {
  expect(await stops(edit)).toEqual([expect.stringMatching(says)])
})

test.each<[what: string, edit: Parameters<typeof registryAfter>[1]]>([
  ['nothing changed', { aws: { before, input: aws() } }],
  ['another name, which its ECS account follows', { aws: { before, input: aws({ name: 'renamed' }) } }],
  ['a new mapping', { aws: { before: null, input: aws({ name: 'new' }) }, ecs: { before: null, input: ecs() } }],
  ['an AWS account without an ECS account', { aws: { before: null, input: aws({ name: 'new', enabled: false }) } }],
  ['nothing that could be saved', { aws: null, ecs: null }],
])('a form warns of nothing where Clouddriver starts: %s', async (_what, edit) => {
  expect(await stops(edit)).toEqual([])
})

test('what another account does is left to the banner; what the form has not mended is said', async () => {
  const broken = registryAfter(pageRegistry, { aws: { before, input: aws({ enabled: false }) } })
  const stored = { ...broken, awsAccounts: broken.awsAccounts.map((account) => ({ ...account, version: 3 })) }
  const other = registryAfter(stored, {
    aws: { before: null, input: aws({ name: 'new' }) },
    ecs: { before: null, input: ecs() },
  })
  expect(await stopsToTell(stored, other)).toEqual([])
  const still = registryAfter(stored, { aws: { before, input: aws({ defaultSecurityGroups: ['sg-1'] }) } })
  expect(await stopsToTell(stored, still)).toMatchObject([{ ecsAccount: 'ecs-account-name' }])
  const mended = registryAfter(stored, { aws: { before, input: aws() } })
  expect(await stopsToTell(stored, mended)).toEqual([])
})

test('settings that switch AWS off stop every mapping', async () => {
  const after = { ...pageRegistry, settings: { ...pageRegistry.settings, awsEnabled: false } }
  expect(await stopsToTell(pageRegistry, after)).toMatchObject([{ ecsAccount: 'ecs-account-name' }])
})

test('a form judges its own mappings, not those of the fleet beside them; and nothing once another letter is there', async () => {
  let judged = 0
  const beside = Array.from({ length: 300 }, (_, index) =>
    Object.defineProperty({ ...ecs({ name: `beside-${index}`, awsAccount: 'other' }), version: 1 }, 'namingStrategy', {
      enumerable: true,
      get() {
        judged += 1
        return null
      },
    }),
  )
  const fleet = {
    ...pageRegistry,
    awsAccounts: [...pageRegistry.awsAccounts, { ...aws({ name: 'other' }), version: 1 }],
    ecsAccounts: [...pageRegistry.ecsAccounts, ...beside],
  }
  const edit = { aws: { before, input: aws({ enabled: false }) } }
  expect(await stopsToTell(fleet, registryAfter(fleet, edit))).toMatchObject([{ ecsAccount: 'ecs-account-name' }])
  expect(judged).toBe(0)
  const settings = { ...fleet.settings, awsEnabled: false }
  expect(await stopsToTell(fleet, { ...fleet, settings })).toHaveLength(301)
  judged = 0
  expect(await stopsToTell(fleet, { ...fleet, settings }, () => judged === 0)).toEqual([])
  expect(judged).toBeLessThan(beside.length)
})
