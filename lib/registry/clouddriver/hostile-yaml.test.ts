import fc from 'fast-check'
import { expect, test } from 'vitest'
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

test('two megabytes of accounts are imported', () => {
  const before = process.cpuUsage()
  const accounts = Array.from(
    { length: 18_000 },
    (_, n) =>
      `    - name: account-${n}\n      accountId: "${String(n).padStart(12, '0')}"\n      regions:\n        - name: us-east-1\n`,
  )
  const text = `aws:\n  accounts:\n${accounts.join('')}`
  expect(text.length).toBeLessThan(2 * 1024 * 1024)
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(problems).toEqual([])
  expect(registry.awsAccounts).toHaveLength(18_000)
  expect(busySince(before)).toBeLessThan(30)
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
