import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveAccount, effectiveEcsAccount } from '@/lib/registry/effective-account'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import { anyClouddriverFile } from '@/lib/registry/testing/any-clouddriver-file'
import { emptyRegistry, pageRegistry } from '@/lib/registry/testing/any-registry'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'
import { mergeYaml } from './merge-yaml'

/** The registry's accounts as Clouddriver holds them, by the names that it reads. */
function held(registry: Registry) {
  const accounts = registry.awsAccounts.map((account) => effectiveAccount(account, registry))
  return {
    accounts: accounts.map(({ name, accountId, enabled, assumeRole, sessionName, regions }) => ({
      ...{ name: heldText(name), accountId, enabled, assumeRole, sessionName },
      regions: regions.map((region) => region.name),
    })),
    ecsAccounts: registry.ecsAccounts
      .map(effectiveEcsAccount)
      .map(({ name, awsAccount }) => ({ name: heldText(name), awsAccount: heldText(awsAccount) })),
  }
}

function imported(text: string): Registry {
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return registry
}

/** Each, and another like it. */
function twice<T extends { name: string }>(accounts: readonly T[]): T[] {
  return accounts.flatMap((account) => [account, { ...account, name: `${account.name}-2` }])
}

test('any file that Spring’s loader takes is imported as Clouddriver holds it, exported and merged without loss', () => {
  fc.assert(
    fc.property(anyClouddriverFile, ({ text, accounts, ecsAccounts, kept }) => {
      const registry = imported(text)
      expect(held(registry)).toEqual({ accounts, ecsAccounts })
      expect(held(imported(exportYaml(registry)))).toEqual({ accounts, ecsAccounts })
      expect(mergeYaml(text, registry)).toMatchObject({ text })

      const [aws, ecs] = [twice(pageRegistry.awsAccounts), twice(pageRegistry.ecsAccounts)]
      const more = {
        ...registry,
        awsAccounts: [...registry.awsAccounts, ...aws],
        ecsAccounts: [...registry.ecsAccounts, ...ecs],
      }
      const merged = mergeYaml(text, more)
      expect(merged.problems.filter(({ severity }) => severity === 'error')).toEqual([])
      const after = held(imported(merged.text))
      expect(after.ecsAccounts).toEqual([
        ...ecsAccounts,
        { name: 'ecs-account-name', awsAccount: 'aws-account-name' },
        { name: 'ecs-account-name-2', awsAccount: 'aws-account-name' },
      ])
      expect(after.accounts.slice(0, -2)).toEqual(accounts)
      expect(after.accounts.slice(-2)).toMatchObject([
        { name: 'aws-account-name', accountId: '123456789012' },
        { name: 'aws-account-name-2', accountId: '123456789012' },
      ])
      const lines = new Set(merged.text.split(/\r?\n/))
      expect(kept.filter((line) => !lines.has(line))).toEqual([])
    }),
    { numRuns: 400 },
  )
})
