import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { accountRegions, mappingOf, roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
import { assumeRoleForm } from '../../checks/assume-role-form'
import { providersEnabled } from '../../checks/providers-enabled'
import { regions } from '../../checks/regions'
import { noFacts } from '../../fact-set'
import { findingsOf, mappingRegistry } from '../../testing/role-builders'
import recorded from './aws-account.json'
import { seenIn } from './seen'

const entry = z.strictObject({
  account: z.record(z.string(), z.unknown()),
  defaultRegions: z.array(z.strictObject({ name: z.string() })),
  defaultAssumeRole: z.string().nullable().default(null),
})
const loaded = z.looseObject({ role: z.string(), sessionName: z.string(), regions: z.array(z.string()) })
const seen = seenIn(recorded, entry, loaded.nullable())

test('the registry refuses what needs no rule', () => {
  const refused = seen.filter(({ input }) => !awsAccountInputSchema.safeParse(input.account).success)
  expect([...new Set(refused.map(({ name }) => name))]).toEqual(['an empty role', 'no account id'])
})

const taken = seen.filter(({ input }) => awsAccountInputSchema.safeParse(input.account).success)

/** Clouddriver loads no account without any role; an export never leaves one so, and its role is what is judged. */
const withoutRole = taken.filter(({ input, answer }) => answer === null && statesNoRole(input))

function statesNoRole({ account, defaultAssumeRole }: z.infer<typeof entry>): boolean {
  return account.assumeRole === undefined && defaultAssumeRole === null
}

test.each(withoutRole)('$release loads not "$name", so the export states a role', ({ input }) => {
  const { account: aws, defaultRegions } = input
  const registry = mappingRegistry({ aws: { regions: [], ...aws }, ecs: { awsAccount: 'prod' } })
  const exported = readExport(exportYaml({ ...registry, settings: { ...registry.settings, defaultRegions } }))
  expect(exported.aws.defaultAssumeRole).toBe('role/SpinnakerManaged')
  const judged = registry.ecsAccounts.map((account) => mappingOf(registry, account).awsAccount?.assumeRole)
  expect(judged).toEqual([exported.aws.defaultAssumeRole])
})

const exportSchema = z.looseObject({ aws: z.looseObject({ defaultAssumeRole: z.string() }) })
const readExport = (text: string) => exportSchema.parse(parse(text))

test.each(taken.filter((one) => !withoutRole.includes(one)))('$release loads $name', ({ input, answer }) => {
  const { account: aws, defaultRegions, defaultAssumeRole } = input
  const registry = mappingRegistry({
    aws: { regions: [], ...aws },
    ecs: { awsAccount: 'prod' },
    settings: { defaultRegions, defaultAssumeRole },
  })
  const { awsAccounts, settings } = registry
  const [account] = awsAccounts
  if (account === undefined) throw new Error('One account was asked for.')
  if (answer === null) {
    const findings = [assumeRoleForm, regions, providersEnabled].flatMap((check) =>
      findingsOf(check, registry, noFacts),
    )
    return expect(findings.map(({ status }) => status)).toContain('fail')
  }
  expect(roleArnOf(account, settings)).toBe(answer.role)
  expect(sessionNameOf(account)).toBe(answer.sessionName)
  expect(accountRegions(account, settings).sort()).toEqual(answer.regions)
})
