import { describe, expect, test } from 'vitest'
import type { FactSet } from '../fact-set'
import { earlierFacts, earlierSince } from './earlier-facts'

const fault = {
  kind: 'throttled' as const,
  action: 'ecs:ListClusters',
  code: 'ThrottlingException',
  requestId: null,
  region: 'us-east-1',
  message: 'Rate exceeded',
}
const [monday, tuesday, today] = ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z']
const refused = { ok: false, fault, at: today } as const

const facts: FactSet = {
  account: { roles: { ok: true, value: [], at: today } },
  regions: {
    'us-east-1': {
      clusters: { ...refused, last: { value: [], at: tuesday } },
      'container-instances': {
        ok: true,
        at: today,
        value: { main: { ok: true, value: [], at: today }, batch: { ...refused, last: { value: [], at: monday } } },
      },
      alarms: refused,
    },
    'eu-west-1': { clusters: { ...refused, last: { value: [], at: monday } } },
  },
}

describe('earlierFacts', () => {
  const earlier = earlierFacts(facts)

  test('puts the last good value in the place of a fault', () => {
    expect(earlier.regions['us-east-1']?.clusters).toEqual({ ok: true, value: [], at: tuesday })
  })

  test('does so per resource too', () => {
    expect(earlier.regions['us-east-1']?.['container-instances']).toEqual({
      ok: true,
      at: today,
      value: { main: { ok: true, value: [], at: today }, batch: { ok: true, value: [], at: monday } },
    })
  })

  test('leaves what was read, and what was never read', () => {
    expect(earlier.account.roles).toEqual(facts.account.roles)
    expect(earlier.regions['us-east-1']?.alarms).toEqual(refused)
  })
})

describe('earlierSince', () => {
  const names = ['clusters', 'container-instances'] as const
  const since = (region: string, resource: string) => earlierSince(facts, { names, region, resource })

  test.each([
    ['us-east-1', 'main', tuesday],
    ['us-east-1', 'batch', monday],
    ['eu-west-1', 'main', monday],
    ['us-west-2', 'main', null],
  ])('a row of %s/%s goes back to %s', (region, resource, at) => {
    expect(since(region, resource)).toBe(at)
  })
})
