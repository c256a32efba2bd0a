import { describe, expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import type { FactSet } from '../fact-set'
import type { Role } from '../facts/roles'
import { upgrade } from './upgrade'

const now = '2026-11-24T12:00:00.000Z'
const accountId = '210000000001'
const read = <T>(value: T) => ({ ok: true, value, at: now }) as const
const allow = (...services: string[]) => ({
  Statement: services.map((Service) => ({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' })),
})
const role = (path: string, name: string, trust: Role['trust']): Role => ({
  name,
  arn: `arn:aws:iam::${accountId}:role${path}${name}`,
  path,
  trust,
})
const caller = `arn:aws:iam::${accountId}:user/shipshape`
const trust = {
  Statement: [
    ...allow('ecs.amazonaws.com').Statement,
    { Effect: 'Allow', Principal: { AWS: caller }, Action: 'sts:AssumeRole' },
  ],
}
const managed = { ...role('/', 'SpinnakerManaged', trust), permissionsBoundary: null }
const serviceLinked = [
  role('/aws-service-role/ecs.amazonaws.com/', 'AWSServiceRoleForECS', allow('ecs.amazonaws.com')),
  role(
    '/aws-service-role/ecs.application-autoscaling.amazonaws.com/',
    'AWSServiceRoleForApplicationAutoScaling_ECSService',
    allow('ecs.application-autoscaling.amazonaws.com'),
  ),
]
const facts: FactSet = {
  account: {
    'clouddriver-role': read(managed),
    'caller-identity': read({ arn: caller, accountId }),
    'assumed-role': read({ tried: false, why: 'Nobody tried.' }),
    roles: read([...serviceLinked, managed]),
    simulation: read({ principal: managed.arn, region: 'us-east-1', decisions: [] }),
  },
  regions: {},
}

function registryOf(release: string | null, own: string | null = null): Registry {
  return {
    revision: 1,
    settings: { ...defaultSettings, awsEnabled: true, ecsEnabled: true, release },
    awsAccounts: [
      {
        ...awsAccountInputSchema.parse({
          name: 'a',
          accountId,
          regions: [{ name: 'us-east-1' }],
          assumeRole: 'role/SpinnakerManaged',
        }),
        version: 1,
      },
    ],
    ecsAccounts: [{ ...ecsAccountInputSchema.parse({ name: 'a-ecs', awsAccount: 'a', release: own }), version: 1 }],
  }
}

function upgraded(registry: Registry, release: string, ownReleases: 'keep' | 'replace' = 'keep') {
  const [account] = upgrade({
    registry,
    release,
    ownReleases,
    facts: new Map([['a', facts]]),
    scannedAt: new Map([['a-ecs', now]]),
    now,
  })
  const changes = account?.changes.map(({ check, before, after }) => [check, before?.status, after?.status])
  return { ...account, changes }
}

describe('another release', () => {
  // Border 1.19: service-linked roles took the place of the trust of two services (the set-up page).
  const trustEnds = ['role-trust', 'fail', 'not-applicable']

  test('over a border turns the findings whose rule ends or begins there, and no other', () => {
    const { changes, status, from, to } = upgraded(registryOf('1.18'), '1.19')
    expect(changes).toContainEqual(trustEnds)
    expect(changes).toContainEqual(['service-linked-roles', undefined, 'pass'])
    expect(new Set(changes?.map(([check]) => check))).toEqual(new Set(['role-trust', 'service-linked-roles']))
    expect([from, to, status?.before, status?.after]).toEqual(['1.18', '1.19', 'fail', 'pass'])
  })

  test('backwards is judged as well', () => {
    expect(upgraded(registryOf('1.19'), '1.18').changes).toContainEqual([
      ...trustEnds.slice(0, 1),
      'not-applicable',
      'fail',
    ])
  })

  test('is compared with 1.18 where none is set', () => {
    expect(upgraded(registryOf(null), '1.18').changes).toEqual([])
    expect(upgraded(registryOf(null), '1.19').changes).toEqual(upgraded(registryOf('1.18'), '1.19').changes)
  })

  test.each(['1.18', '1.19', '1.26', '2026.2'])('%s over itself changes nothing', (release) => {
    expect(upgraded(registryOf(release), release)).toMatchObject({ changes: [], from: release, to: release })
  })

  test('leaves an account that names its own as it is, unless it is asked to', () => {
    expect(upgraded(registryOf('1.18', '1.17'), '1.19')).toMatchObject({ from: '1.17', to: '1.17', keepsOwn: true })
    expect(upgraded(registryOf('1.18', '1.17'), '1.19').changes).toEqual([])
    const replaced = upgraded(registryOf('1.18', '1.17'), '1.19', 'replace')
    expect(replaced).toMatchObject({ from: '1.17', to: '1.19', keepsOwn: false })
    expect(replaced.changes).not.toEqual([])
  })
})

test('an account that was never checked says so, and nothing else', () => {
  const known = { facts: new Map([['a', facts]]), scannedAt: new Map() }
  const [account] = upgrade({ registry: registryOf('1.18'), release: '1.19', ownReleases: 'keep', now, ...known })
  expect(account).toMatchObject({ scannedAt: null, status: null, changes: [] })
})

test('what AWS did not answer is told once, however many findings change for it', () => {
  const fault = {
    kind: 'denied',
    action: 'sts:AssumeRole',
    code: 'AccessDenied',
    requestId: null,
    region: null,
    message: 'No.',
  } as const
  const refused = { ok: false, fault, at: now } as const
  const unread: FactSet = { account: { roles: refused, 'clouddriver-role': refused, simulation: refused }, regions: {} }
  const [account] = upgrade({
    registry: registryOf('1.18'),
    release: '1.19',
    ownReleases: 'keep',
    facts: new Map([['a', unread]]),
    scannedAt: new Map([['a-ecs', now]]),
    now,
  })
  expect(
    account?.changes.filter(({ before, after }) => [before?.status, after?.status].includes('unknown')).length,
  ).toBeGreaterThan(1)
  expect(account?.faults).toEqual([fault])
  expect(account?.gaps).toBeGreaterThan(0)
})
