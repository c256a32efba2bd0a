import { expect, test } from 'vitest'
import { z } from 'zod'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { importYaml } from '@/lib/registry/clouddriver/import-yaml'
import { hasErrors } from '@/lib/registry/issue'
import type { Registry } from '@/lib/registry/registry'
import { emptyRegistry } from '@/lib/registry/testing/any-registry'
import { awkwardRegistry } from './awkward-registry'
import recorded from './binding.json'
import { seenIn, thrownSchema } from './seen'

const regions = z.array(z.strictObject({ name: z.string(), availabilityZones: z.array(z.string()).optional() }))
const bound = z.strictObject({
  awsEnabled: z.string().nullable(),
  ecsEnabled: z.string().nullable(),
  defaultAssumeRole: z.string().nullable(),
  defaultRegions: regions,
  awsAccounts: z.array(z.looseObject({ name: z.string(), accountId: z.string(), regions })),
  defaultNamingStrategy: z.string().nullable(),
  ecsAccounts: z.array(z.looseObject({ name: z.string(), awsAccount: z.string() })),
})
const seen = seenIn(recorded, z.string(), z.union([bound, thrownSchema]))
const imported = seen.map((one) => ({ ...one, result: importYaml(one.input, emptyRegistry) }))
const accepted = imported.filter(({ result }) => !hasErrors(result.problems))

test.each(accepted)('$release binds as we import: $name', ({ result, answer }) => {
  if ('throws' in answer) return expect(result.problems).not.toEqual([])
  expect(accountsOf(result.registry)).toEqual({
    awsAccounts: answer.awsAccounts.map((account) => stated(account)),
    ecsAccounts: answer.ecsAccounts,
  })
})

/** What loses a digit, a name or a key as Spring reads it, and an account without its AWS account. */
test('what we refuse to import', () => {
  const refused = imported.filter(({ result }) => hasErrors(result.problems))
  expect([...new Set(refused.map(({ name }) => name))]).toEqual([
    'an unquoted id with a leading zero of octal digits',

    'an account named yes',
    'an account named no, in quotes',
    'an account named by a number',
    'an account named null',
    'a placeholder with a default',
    'a placeholder of nothing',
    'the same key twice',
    'a single account instead of a list',
  ])
})

const ours = seen.filter(({ name }) => name === 'our export of awkward texts')

test.each(ours)('$release binds our export as it is', ({ input, answer }) => {
  const registry = awkwardRegistry()
  expect(input).toBe(exportYaml(registry))
  if ('throws' in answer) throw new Error(answer.throws)
  const { awsAccounts, ecsAccounts } = answer
  expect({ awsAccounts, ecsAccounts }).toEqual(accountsOf(registry))
})

/** What the probe tells of an account, of ours. */
function accountsOf({ awsAccounts, ecsAccounts }: Registry) {
  return {
    awsAccounts: awsAccounts.map((account) => stated(account)),
    ecsAccounts: ecsAccounts.map(({ name, awsAccount, namingStrategy }) => ({
      name,
      awsAccount,
      ...(namingStrategy === null ? {} : { namingStrategy }),
    })),
  }
}

const told = ['name', 'accountId', 'assumeRole', 'sessionName', 'externalId', 'environment', 'regions', 'permissions']

function stated(account: object): Record<string, unknown> {
  const entries = Object.entries(account).filter(([key, value]) => told.includes(key) && value !== null)
  const known = entries.filter(([, value]) => value !== undefined)
  return Object.fromEntries(known.map(([key, value]) => [key, asBound(key, value)]))
}

/** Spring takes permissions in any case, and Clouddriver sorts regions by name as they are bound. */
function asBound(key: string, value: unknown): unknown {
  if (key === 'regions') return regions.parse(value).sort((a, b) => a.name.localeCompare(b.name))
  if (key !== 'permissions') return value
  const groups = z.record(z.string(), z.array(z.string())).parse(value)
  return Object.fromEntries(Object.entries(groups).map(([name, roles]) => [name.toUpperCase(), roles]))
}
