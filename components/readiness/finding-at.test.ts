import { expect, test } from 'vitest'
import { findingAt } from './finding-at'

type Place = { check: string; region: string | null; resource: string | null }
const alarmsOf = (resource: string, region = 'us-east-1'): Place => ({ check: 'clonable-alarms', region, resource })
const roles: Place = { check: 'service-linked-roles', region: null, resource: null }

test.each([
  ['itself', [alarmsOf('web'), alarmsOf('api')], 'clonable-alarms~us-east-1~api', alarmsOf('api')],
  [
    'the service of its cluster where two hold one of that name',
    [alarmsOf('blue/web'), alarmsOf('green/web')],
    'clonable-alarms~us-east-1~green/web',
    alarmsOf('green/web'),
  ],
  [
    'the service alone where only one holds it',
    [alarmsOf('web')],
    'clonable-alarms~us-east-1~green/web',
    alarmsOf('web'),
  ],
  ['nothing of another region', [alarmsOf('web', 'eu-west-1')], 'clonable-alarms~us-east-1~green/web', null],
  ['nothing whose name only ends alike', [alarmsOf('eb')], 'clonable-alarms~us-east-1~green/web', null],
  ['the one finding of a check with nothing to judge', [roles], 'service-linked-roles~arn:aws:iam::1:role/x', roles],
  ['nothing where no check has that name', [roles], 'pass', null],
])('an anchor means %s', (_what, findings, anchor, wanted) => {
  expect(findingAt(findings, anchor)).toEqual(wanted)
})
