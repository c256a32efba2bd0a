import { expect, test } from 'vitest'
import { z } from 'zod'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { accountRegions, roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
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

test.each(seen.filter(({ input }) => awsAccountInputSchema.safeParse(input.account).success))(
  '$release loads $name',
  ({ input, answer }) => {
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
  },
)
