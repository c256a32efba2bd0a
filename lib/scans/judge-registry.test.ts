import { afterAll, beforeAll, expect, test } from 'vitest'
import { testAccount } from '@/lib/aws/testing/test-target'
import { startTestAws } from '@/lib/aws/testing/test-world'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { judgeRegistry } from './judge-registry'

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws()
})
afterAll(() => started.sandbox.close())

const registry: Registry = {
  revision: 1,
  settings: { ...defaultSettings, release: '2025.4' },
  awsAccounts: [{ ...testAccount(), version: 1 }],
  ecsAccounts: [ecsAccountSchema.parse({ name: 'test-ecs', awsAccount: 'test', version: 1 })],
}

test('what is cut off is unknown, and says so; it is neither pass nor fail', async () => {
  const [report] = await judgeRegistry(started.aws, registry, AbortSignal.abort())
  const unread = report?.findings.filter(({ status }) => status === 'unknown') ?? []
  expect([report?.status, report?.readAs]).toEqual(['unknown', null])
  expect(unread.length).toBeGreaterThan(10)
  expect(unread.every(({ fault }) => fault?.message.startsWith('The time of this check was over'))).toBe(true)
})

test('accounts of any name are told apart', async () => {
  const names = ['__proto__', 'constructor', '0', '1', 'a b']
  const ecsAccounts = names.map((name) => ecsAccountSchema.parse({ name, awsAccount: 'test', version: 1 }))
  const reports = await judgeRegistry(started.aws, { ...registry, ecsAccounts }, new AbortController().signal)
  expect(reports.map(({ ecsAccount, readAs }) => [ecsAccount, readAs !== null])).toEqual(
    names.map((name) => [name, true]),
  )
})
