import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../facts/policy-document'
import type { Role } from '../facts/roles'
import { readTrust } from './iam-policy-reader'
import { offeredRoles } from './role-visibility'

const tasks = { Service: 'ecs-tasks.amazonaws.com' }
const pair = { type: 'Service', value: 'ecs-tasks.amazonaws.com' }
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: tasks }

describe('Clouddriver reads', () => {
  test.each<[string, PolicyDocument, readonly { type: string; value: string }[]]>([
    ['a plain statement', { Statement: [allow] }, [pair]],
    ['a Deny as if it were an Allow', { Statement: [{ ...allow, Effect: 'Deny' }] }, [pair]],
    ['past a condition', { Statement: [{ ...allow, Condition: { Bool: { x: 'true' } } }] }, [pair]],
    ['no action list', { Statement: [{ ...allow, Action: ['sts:AssumeRole'] }] }, []],
    ['no action in another case', { Statement: [{ ...allow, Action: 'sts:assumerole' }] }, []],
    ['no action pattern', { Statement: [{ ...allow, Action: 'sts:*' }] }, []],
    [
      'past a string Principal under another action',
      { Statement: [{ ...allow, Action: 'sts:*', Principal: '*' }] },
      [],
    ],
    ['no statement', { Statement: [] }, []],
    [
      'lists and strings alike',
      { Statement: [{ ...allow, Principal: { Service: ['ecs-tasks.amazonaws.com'], AWS: '*' } }] },
      [pair, { type: 'AWS', value: '*' }],
    ],
  ])('%s', (_what, document, trusts) => {
    expect(readTrust(document)).toEqual({ readable: true, trusts })
  })

  test.each<[string, PolicyDocument, string]>([
    ['a lone statement', { Statement: allow }, 'its Statement is one object, not a list'],
    [
      'a string Principal',
      { Statement: [allow, { ...allow, Principal: '*' }] },
      'the Principal of statement 2 is the string "*", not an object',
    ],
    [
      'a statement without Principal',
      { Statement: [{ Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: tasks }] },
      'the Principal of statement 1 is missing, not an object',
    ],
  ])('nothing where it meets %s', (_what, document, why) => {
    expect(readTrust(document)).toEqual({ readable: false, why })
  })
})

describe('Spinnaker offers', () => {
  const role = (name: string, trust: PolicyDocument): Role => ({
    name,
    arn: `arn:aws:iam::1:role/${name}`,
    path: '/',
    trust,
  })
  const task = role('task', { Statement: [allow] })
  const other = role('other', { Statement: [{ ...allow, Action: 'sts:*' }] })
  const broken = role('broken', { Statement: allow })

  test.each([null, '1.12', '1.18', '2026.1'])(
    'roles that it reads as trusting ecs-tasks, with release %s',
    (release) => {
      expect([...offeredRoles([task, other], release).offered]).toEqual([task.arn])
    },
  )

  test.each(['2026.2', '2026.3'])('every role, with release %s', (release) => {
    expect([...offeredRoles([task, other], release).offered]).toEqual([task.arn, other.arn])
  })

  test('none where one policy of the account stops it, and says which', () => {
    expect(offeredRoles([task, broken], '2026.2')).toMatchObject({
      offered: new Set(),
      stoppedBy: [{ role: { name: 'broken' }, why: 'its Statement is one object, not a list' }],
    })
  })
})
