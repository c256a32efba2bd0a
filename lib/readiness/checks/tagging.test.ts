import { expect, test } from 'vitest'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Settings } from '@/lib/registry/settings'
import type { Facts } from '../facts'
import type { AccountSetting } from '../facts/account-settings'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import { contextOf, read, refused, registryOf } from '../testing/capacity-builders'
import { tagging } from './tagging'

const root = 'arn:aws:iam::210000000004:root'
const role = 'arn:aws:iam::210000000004:role/SpinnakerManaged'

/** ECS's settings: `others` come before those that tagging needs. */
function settings(
  over: Partial<Record<'serviceLongArnFormat' | 'taskLongArnFormat', string>> = {},
  others = 0,
  principal = root,
): AccountSetting[] {
  const needed = { serviceLongArnFormat: 'enabled', taskLongArnFormat: 'enabled', ...over }
  return [
    ...Array.from({ length: others }, (_, index) => ({ name: `other-${index}`, value: 'off', principal: root })),
    ...Object.entries(needed).map(([name, value]) => ({ name, value, principal })),
  ]
}

const session = (isClouddriverRole: boolean): Gathered<Facts['reader-session']> =>
  read({
    mode: isClouddriverRole ? 'clouddriver-role' : 'role',
    readAs: role,
    accountId: '210000000004',
    isClouddriverRole,
  })

type Case = {
  found?: Gathered<AccountSetting[]>
  ecs?: Partial<EcsAccountInput>
  team?: Partial<Settings>
  reader?: Gathered<Facts['reader-session']>
}

function judge({
  found = read(settings()),
  ecs = { namingStrategy: 'tags' },
  team = {},
  reader = session(true),
}: Case) {
  const facts = { 'account-settings': found, 'reader-session': reader }
  const [verdict, second] = tagging.judge(facts, contextOf(registryOf(ecs, team)))
  if (verdict === undefined || second !== undefined) throw new Error('Tagging gives one verdict a region.')
  return verdict
}

const off = read(settings({ taskLongArnFormat: 'disabled' }))
const cases: [string, string, Case][] = [
  ['not-applicable', 'no strategy is chosen', { ecs: {}, found: off }],
  ['not-applicable', 'the strategy is default', { ecs: { namingStrategy: 'default' }, found: off }],
  [
    'not-applicable',
    'the account chose default over tags',
    { ecs: { namingStrategy: 'default' }, team: { defaultNamingStrategy: 'tags' }, found: off },
  ],
  [
    'not-applicable',
    'the release knows no strategies',
    { ecs: { namingStrategy: 'tags', release: '1.23' }, found: off },
  ],
  [
    'not-applicable',
    'settings were refused and nobody needs them',
    { ecs: {}, found: refused('ecs:ListAccountSettings') },
  ],
  ['pass', 'both formats are on', {}],
  [
    'pass',
    'on the last page, from 1.27',
    { ecs: { namingStrategy: 'tags', release: '1.27' }, found: read(settings({}, 10)) },
  ],
  ['pass', 'on the last page, without a release', { found: read(settings({}, 10)) }],
  [
    'warn',
    'on the last page, to 1.26',
    { ecs: { namingStrategy: 'tags', release: '1.26' }, found: read(settings({}, 9)) },
  ],
  [
    'pass',
    'within the first ten, to 1.26',
    { ecs: { namingStrategy: 'tags', release: '1.26' }, found: read(settings({}, 8)) },
  ],
  ['fail', 'one format is off', { found: off }],
  ['fail', 'a format is not among the settings', { found: read(settings().slice(1)) }],
  ['fail', 'tags are the default', { ecs: {}, team: { defaultNamingStrategy: 'tags' }, found: off }],
  ['fail', 'whatever the case', { ecs: { namingStrategy: 'Tags' }, found: off }],
  ['fail', 'off beats the page it stands on', { ecs: { namingStrategy: 'tags', release: '1.26' }, found: off }],
  ['unknown', 'the settings were refused', { found: refused('ecs:ListAccountSettings') }],
]
test.each(cases)('%s: %s', (status, _when, given) => {
  expect(judge(given).status).toBe(status)
})

test('a reader that is not the role says so, and its settings still count', () => {
  expect(judge({ found: off, reader: session(false) })).toMatchObject({
    status: 'fail',
    title: 'Services cannot be tagged in us-east-1: taskLongArnFormat is off',
    summary: expect.stringContaining('the role that Clouddriver assumes may have its own'),
  })
  expect(judge({ found: off }).summary).not.toContain('may have its own')
})

test('the fix enables the default, or the own setting of the principal that has one', () => {
  const fixed = (found: AccountSetting[]) => {
    const verdict = judge({ found: read(found) })
    if (verdict.status !== 'fail') throw new Error('A format that is off must fail.')
    return renderFix(verdict.fix).cli
  }
  expect(fixed(settings({ serviceLongArnFormat: 'disabled', taskLongArnFormat: 'disabled' }))).toBe(
    'aws ecs put-account-setting-default --name serviceLongArnFormat --value enabled --region us-east-1\naws ecs put-account-setting-default --name taskLongArnFormat --value enabled --region us-east-1',
  )
  expect(fixed(settings({ taskLongArnFormat: 'disabled' }, 0, role))).toBe(
    `aws ecs put-account-setting --name taskLongArnFormat --value enabled --principal-arn ${role} --region us-east-1`,
  )
})

test('the table sets AWS beside what Clouddriver sees', () => {
  const verdict = judge({ ecs: { namingStrategy: 'tags', release: '1.26' }, found: read(settings({}, 9)) })
  expect(verdict.evidence?.[0]).toMatchObject({
    rows: [
      [{ text: 'serviceLongArnFormat' }, { text: 'enabled', status: 'pass' }, { text: 'on' }, { text: root }],
      [{ text: 'taskLongArnFormat' }, { text: 'enabled' }, { text: 'does not see it', status: 'fail' }, {}],
    ],
  })
})
