import fc from 'fast-check'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { nameProblem, textProblem } from '@/lib/registry/bounds'
import { isSecretJson } from '@/lib/registry/clouddriver/secret'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { type Registry, registrySchema } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'

export const emptyRegistry: Registry = { revision: 0, settings: defaultSettings, awsAccounts: [], ecsAccounts: [] }

/** The set-up page's own example. */
export const pageRegistry: Registry = {
  ...emptyRegistry,
  awsAccounts: [
    awsAccountSchema.parse({
      name: 'aws-account-name',
      accountId: '123456789012',
      regions: [{ name: 'us-east-1' }],
      version: 1,
    }),
  ],
  ecsAccounts: [ecsAccountSchema.parse({ name: 'ecs-account-name', awsAccount: 'aws-account-name', version: 1 })],
}

const misreadWords =
  'yes no on off y n true false null ~ 1e3 1.0 .5 .inf .nan 0x1F 0b11 0o17 0777 089 1_000 1:20 -1 +1 2001-12-14 << = ! & * # - ? | > % @ ` { } [ ] , : "'.split(
    ' ',
  )
const nastyTexts = [
  ...misreadWords,
  ' leading',
  'trailing ',
  'a: b',
  'a #b',
  '# a',
  '- a',
  '$'.concat('{PLACE}'),
  '{{name}}',
  "it's",
  'two\nlines',
  'trailing\n',
  '\r\n',
  '\t',
  'é ü 漢 🚢',
  '\u0085',
  '\u2028',
  '\ufeff',
  '---',
  '...',
  'x'.repeat(300),
]

const text = fc
  .oneof(
    fc.constantFrom(...nastyTexts),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.string({ minLength: 1 }),
  )
  .filter((one) => textProblem(one) === null)
const name = text.filter((one) => nameProblem(one) === null)
const region = fc.record(
  {
    name: fc.constantFrom('us-east-1', 'eu-west-1', 'ap-east-1', 'cn-north-1', 'us-gov-west-1', 'xx-moon-7'),
    availabilityZones: fc.array(text, { maxLength: 3 }),
    preferredZones: fc.array(text, { maxLength: 2 }),
    deprecated: fc.boolean(),
  },
  { requiredKeys: ['name'] },
)

// Keys the registry keeps for an import are neither secrets nor bound fields; those are refused or bound.
const keptKey = fc
  .oneof(
    text.map((one) => `x-${one}`),
    fc.constantFrom(...misreadWords.filter((word) => word !== '<<'), '<<'),
  )
  // `x-key`, which fast-check likes to make, is a secret's name.
  .filter((key) => !isSecretJson(key, 'a text'))
const keptValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(keptKey, tie('value'), { maxKeys: 3, noNullPrototype: true }),
}))

/** Keys that the registry may keep: those that Clouddriver binds, and Halyard's. */
const keptOf = (...keys: string[]) =>
  fc.dictionary(fc.constantFrom(...keys), keptValue.value, { maxKeys: 3, noNullPrototype: true })
const keptOfAws = keptOf('features', 'defaults', 'client', 'proxy', 'lambda', 'primary-account')
const keptOfEcs = keptOf('primaryAccount')
const keptOfAccount = keptOf('providerVersion', 'primaryAccount')
const kept = keptValue.object
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 })
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const words = fc.array(text, { maxLength: 3 })

const awsAccount = fc
  .record({
    name,
    accountId: fc.stringMatching(/^[0-9]{12}$/),
    enabled: fc.boolean(),
    regions: fc.array(region, { maxLength: 3 }),
    assumeRole: nullable(text),
    sessionName: nullable(text),
    externalId: nullable(text),
    environment: optional(text),
    defaultSecurityGroups: optional(words),
    permissions: optional(
      fc.dictionary(fc.constantFrom('READ', 'WRITE', 'EXECUTE', 'on'), words, { noNullPrototype: true }),
    ),
    eddaEnabled: optional(fc.boolean()),
    sessionDurationSeconds: optional(fc.integer()),
    lifecycleHooks: optional(fc.array(kept, { maxLength: 2 })),
    clouddriverIdentity: fc.constant(null),
    other: keptOfAccount,
    version: fc.constant(1),
  })
  .map((account) => awsAccountSchema.parse(account))

const settings = fc.record({
  awsEnabled: fc.boolean(),
  ecsEnabled: fc.boolean(),
  defaultAssumeRole: nullable(text),
  defaultRegions: fc.array(region, { maxLength: 2 }),
  defaultNamingStrategy: nullable(text),
  other: fc.record({ aws: keptOfAws, ecs: keptOfEcs }),
})

/** Any registry that could be stored, with every nasty kind of text; without Shipshape's own fields, which no file carries. */
export const anyRegistry: fc.Arbitrary<Registry> = fc
  .record({
    awsAccounts: fc.uniqueArray(awsAccount, { selector: (account) => account.name, maxLength: 4 }),
    ecsAccounts: fc.uniqueArray(
      fc.record({ name, namingStrategy: nullable(text), other: keptOfAccount, pick: fc.nat() }),
      {
        selector: (account) => account.name,
        maxLength: 4,
      },
    ),
    settings,
  })
  .map(({ awsAccounts, ecsAccounts, settings }) =>
    registrySchema.parse({
      revision: 0,
      settings: { ...defaultSettings, ...settings },
      awsAccounts,
      ecsAccounts: ecsAccounts.flatMap(({ pick, ...account }) => {
        const target = awsAccounts[pick % awsAccounts.length]
        return target === undefined ? [] : [ecsAccountSchema.parse({ ...account, awsAccount: target.name, version: 1 })]
      }),
    }),
  )
