import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import type { Status } from '@/lib/readiness/status'
import { healthy } from '@/lib/sandbox/world/healthy'
import { registryOf } from './testing/registry-of'
import { scanRegistry } from './testing/scan-registry'
import { type StartedWorld, startWorld } from './testing/start-world'

/** What a healthy fleet is warned of, and why that is worth a person's time. */
const worthwhile: Readonly<Record<string, string>> = {}

let started: StartedWorld
let reports: readonly Report[]
beforeAll(async () => {
  started = await startWorld(healthy)
  reports = (await scanRegistry(started.freshAws(), registryOf(healthy))).reports
})
afterAll(() => started.sandbox.close())

const named = ({ check, region, resource }: Finding) => [check, region, resource].filter(Boolean).join(' ')
const withStatus = (status: Status) =>
  reports.flatMap(({ ecsAccount, findings }) =>
    findings.filter((finding) => finding.status === status).map((finding) => `${ecsAccount} ${named(finding)}`),
  )

describe('a healthy fleet with release 2025.4', () => {
  test('has every account of the world in it', () => {
    expect(reports.map(({ ecsAccount }) => ecsAccount)).toEqual(healthy.accounts.map(({ name }) => `${name}-ecs`))
  })

  test('has not one fail', () => {
    expect(withStatus('fail')).toEqual([])
  })

  test('is unknown only in what no call that reads can tell: whether the role may deploy, and pass roles', () => {
    const untold = ['pass-role', 'permissions arn:aws:iam::{account}:role/SpinnakerManaged']
    expect(withStatus('unknown').sort()).toEqual(
      healthy.accounts
        .flatMap(({ id, name }) => untold.map((each) => `${name}-ecs ${each.replace('{account}', id)}`))
        .sort(),
    )
    const actions = reports.flatMap(({ findings }) => findings.flatMap(({ fault }) => fault?.action ?? []))
    expect([...new Set(actions)]).toEqual(['iam:SimulatePrincipalPolicy'])
  })

  test('is warned only of what is worth a person’s time', () => {
    expect(withStatus('warn').sort()).toEqual(Object.keys(worthwhile).sort())
  })

  test('is ready in every account that it is not warned of', () => {
    const warned = Object.keys(worthwhile).map((each) => each.split(' ')[0])
    for (const { ecsAccount, status } of reports) {
      expect([ecsAccount, status]).toEqual([ecsAccount, warned.includes(ecsAccount) ? 'warn' : 'pass'])
    }
  })
})
