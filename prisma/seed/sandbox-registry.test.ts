import { expect, test } from 'vitest'
import { world } from '@/lib/sandbox/world/world'
import { sandboxRegistry } from './sandbox-registry'

test('every AWS account of the sandbox is in the registry once, under its own id and name', () => {
  const known = world.accounts.map(({ id, name }) => ({ id, name }))
  expect(sandboxRegistry.awsAccounts.map(({ accountId, name }) => ({ id: accountId, name }))).toEqual(known)
})

test('every ECS account maps an AWS account of the registry', () => {
  const names = sandboxRegistry.awsAccounts.map(({ name }) => name)
  expect(sandboxRegistry.ecsAccounts.map(({ awsAccount }) => awsAccount)).toEqual(names)
})

test('the external id of mail is the one that its role demands', () => {
  const mail = sandboxRegistry.awsAccounts.find(({ name }) => name === 'mail')
  const trust = JSON.stringify(world.accounts.find(({ name }) => name === 'mail')?.roles)
  expect(mail?.externalId).not.toBeNull()
  expect(trust).toContain(`"sts:ExternalId":"${mail?.externalId}"`)
})
