import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bounds } from '@/lib/registry/bounds'
import { hasErrors } from '@/lib/registry/issue'
import { emptyRegistry, pageRegistry } from '../testing/any-registry'
import { importYaml } from './import-yaml'
import { mergeYaml } from './merge-yaml'

const megabytes = (unit: string) => unit.repeat(Math.floor((2 * 1024 * 1024) / unit.length))

const hostile: [string, string][] = [
  ['open brackets', megabytes('[')],
  ['open maps', megabytes('{a: ')],
  ['nested dashes', megabytes('- ')],
  ['nested questions', megabytes('? ')],
  ['stairs', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['closing brackets', megabytes(']')],
  ['quotes', megabytes('"')],
  ['anchors', megabytes('&a ')],
  ['stars', megabytes('*a ')],
  ['tags', megabytes('! ')],
  ['documents', megabytes('---\n')],
  ['directives', megabytes('%A\n')],
  ['one key many times', megabytes('a: b\n')],
  ['a list of words', megabytes('- a\n')],
  ['alias bomb', bomb()],
  ['a hundred thousand aliases', `a: &a 1\nb: [${Array(100_000).fill('*a').join(',')}]\n`],
  ['eighty thousand anchors', Array.from({ length: 80_000 }, (_, n) => `- &a${n} 1\n`).join('')],
  ['a merge key of 300,000 maps', `x: &x {a: 1}\ny:\n  <<: [${Array(300_000).fill('*x').join(',')}]\n`],
  ['merge keys over and over', `x: &x {a: 1, b: 2}\ny:\n  <<: [${Array(9_000).fill('*x').join(',')}]\n`],
  ['18,000 accounts', accountsOf(18_000)],
  ['5,001 accounts', accountsOf(5_001)],
  ['30,000 dangling ECS accounts', danglingOf(30_000)],
  ['3,000 regions', regionsOf(3_000)],
  ['1.9 million digits', `aws:\n  features: ${'1'.repeat(1_900_000)}\n`],
  ['a number of 900,000 parts of sixty', `aws:\n  features: 1${':1'.repeat(900_000)}\n`],
  ['150,000 keys', Array.from({ length: 150_000 }, (_, n) => `k${n}: 1\n`).join('')],
  ['past 2 MiB', `${megabytes('# x\n')}aws: {}\n`],
]

function bomb(): string {
  const levels = Array.from(
    { length: 12 },
    (_, n) =>
      `a${n}: &a${n} [${Array(9)
        .fill(n === 0 ? 'x' : `*a${n - 1}`)
        .join(', ')}]`,
  )
  return `${levels.join('\n')}\n`
}

/** Seconds of processor time since `before`: what another process takes meanwhile does not count. */
function busySince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

test.each(hostile)('%s are refused within seconds, and nothing changes', (_, text) => {
  const before = process.cpuUsage()
  const result = importYaml(text, pageRegistry)
  expect(hasErrors(result.problems)).toBe(true)
  expect(result.registry).toBe(pageRegistry)
  expect(result.problems.length).toBeLessThanOrEqual(101)
  expect(mergeYaml(text, pageRegistry).text).toBe(text)
  expect(busySince(before)).toBeLessThan(20)
})

function accountsOf(count: number): string {
  const account = (n: number) =>
    `    - name: account-${n}\n      accountId: "${String(n).padStart(12, '0')}"\n      regions:\n        - name: us-east-1\n`
  return `aws:\n  accounts:\n${Array.from({ length: count }, (_, n) => account(n)).join('')}`
}

function danglingOf(count: number): string {
  const account = (n: number) => `    - name: ecs-${n}\n      awsAccount: nowhere-${n}\n`
  return `ecs:\n  accounts:\n${Array.from({ length: count }, (_, n) => account(n)).join('')}`
}

function regionsOf(count: number): string {
  const regions = Array.from({ length: count }, (_, n) => `us-east-${n}`).join(', ')
  return `aws:\n  accounts:\n    - name: wide\n      accountId: "210000000004"\n      regions: [${regions}]\n`
}

test('as many accounts as a registry takes are imported', () => {
  const before = process.cpuUsage()
  const { registry, problems } = importYaml(accountsOf(bounds.accounts), emptyRegistry)
  expect(problems).toEqual([])
  expect(registry.awsAccounts).toHaveLength(bounds.accounts)
  expect(busySince(before)).toBeLessThan(30)
  const more = importYaml('aws:\n  accounts:\n    - {name: more, accountId: "210000000004"}\n', registry)
  expect(more.problems.at(-1)?.message).toContain('more than 5000 accounts')
})

test('three thousand accounts by dotted keys take no longer for each than one', () => {
  const account = (n: number) =>
    `aws.accounts[${n}].name: account-${n}\naws.accounts[${n}].accountId: "${String(n).padStart(12, '0')}"\n`
  const before = process.cpuUsage()
  const { registry, problems } = importYaml(Array.from({ length: 3_000 }, (_, n) => account(n)).join(''), emptyRegistry)
  expect(problems).toEqual([])
  expect(registry.awsAccounts).toHaveLength(3_000)
  expect(busySince(before)).toBeLessThan(8)
})

test('accounts that an older version took can be changed, and go, though nothing comes', () => {
  const { registry } = importYaml(accountsOf(10), emptyRegistry)
  const [one] = registry.awsAccounts
  if (one === undefined) throw new Error('nothing was imported')
  const older = {
    ...registry,
    awsAccounts: Array.from({ length: 5_002 }, (_, n) => ({ ...one, name: `account-${n}` })),
  }
  const text = 'aws:\n  accounts:\n    - {name: account-7, accountId: "210000000004"}\n'
  expect(importYaml(text, older).changes).toHaveLength(1)
})

test.each([
  ['a name with NUL', String.raw`{name: "a\0b", accountId: "210000000004"}`, 'U+0000'],
  ['a name that a terminal obeys', String.raw`{name: "\e]0;PWNED\a\e[31m", accountId: "210000000004"}`, 'U+001B'],
  ['a name that turns the writing', String.raw`{name: "\u202eexe", accountId: "210000000004"}`, 'U+202E'],
  ['half a character', String.raw`{name: "\ud800", accountId: "210000000004"}`, 'U+'],
  ['a dot', '{name: ".", accountId: "210000000004"}', 'Choose another name'],
  ['two dots', '{name: "..", accountId: "210000000004"}', 'Choose another name'],
  ['a role with a control character', String.raw`{name: a, accountId: "210000000004", assumeRole: "\e"}`, 'U+001B'],
  ['a kept key with NUL', String.raw`{name: a, accountId: "210000000004", providerVersion: "\0"}`, 'U+0000'],
])('%s in a YAML escape is refused at its place', (_, account, words) => {
  const { problems } = importYaml(`aws:\n  accounts:\n    - ${account}\n`, emptyRegistry)
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors[0]?.message).toContain(words)
  expect(errors[0]?.line).toBe(3)
})

test.each([
  ['digits', `x: ${'1'.repeat(1_900_000)}\n`],
  ['parts of sixty', `x: 1${':1'.repeat(900_000)}\n`],
])('a number of any length outside aws and ecs is not kept: %s', (_, text) => {
  const before = process.cpuUsage()
  const { registry, changes, problems } = importYaml(text, pageRegistry)
  expect({ registry, changes, errors: hasErrors(problems) }).toEqual({
    registry: pageRegistry,
    changes: [],
    errors: false,
  })
  expect(problems[0]?.message).toContain('aws')
  expect(busySince(before)).toBeLessThan(20)
})

test('a text under a key that Clouddriver ignores is not kept, whatever is in it', () => {
  const text = String.raw`aws: {accounts: [{name: a, accountId: "210000000004", mine: "\0"}]}`
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(registry.awsAccounts[0]?.other).toEqual({})
  expect(problems.map(({ severity, path }) => ({ severity, path }))).toContainEqual({
    severity: 'warning',
    path: 'aws.accounts[0].mine',
  })
})

const yamlish = fc
  .array(
    fc.constantFrom(
      ...[
        'aws',
        'ecs',
        'accounts',
        'name',
        'accountId',
        'regions',
        '"123456789012"',
        'a',
        '0',
        ': ',
        ':',
        '\n',
        '\n  ',
        '\n    ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '&a ',
        '*a',
        '<<: ',
        '|',
        '>',
        '"',
        "'",
        '#',
        '? ',
        '!',
        '%',
        '---\n',
        '\t',
        '\r\n',
        '~',
        '\ufeff',
      ],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('no text makes import or merge throw, and a merge that is not refused is the same twice', () => {
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' }), fc.string()), (text) => {
      expect(importYaml(text, emptyRegistry).problems).toBeInstanceOf(Array)
      const merged = mergeYaml(text, pageRegistry)
      if (hasErrors(merged.problems)) expect(merged.text).toBe(text)
      else expect(mergeYaml(merged.text, pageRegistry).text).toBe(merged.text)
    }),
    { numRuns: 3000 },
  )
})

test('any accepted text merges back to itself once it was imported', () => {
  fc.assert(
    fc.property(yamlish, (text) => {
      const { registry, problems } = importYaml(text, emptyRegistry)
      if (!hasErrors(problems)) expect(mergeYaml(text, registry).text).toBe(text)
    }),
    { numRuns: 3000 },
  )
})
