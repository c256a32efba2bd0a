import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { neverSaid, phrasesIn } from './testing/never-said'
import { wordsInCode } from './testing/words-in-code'

const read = (path: string) => readFileSync(path, 'utf8')
const never = neverSaid(read('docs/words.md'))

/** What a person may see is written in these; tests and the imaginary AWS are not. */
const spoken = ['app', 'components', 'lib', 'prisma', 'scripts', 'instrumentation.ts', 'proxy.ts']
const unspoken = /\.test\.tsx?$|\/testing\/|^lib\/sandbox\/|\/generated\//

const files = execFileSync('git', ['ls-files', '--', ...spoken], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(tsx?|js)$/.test(file) && !unspoken.test(file))

describe('docs/words.md', () => {
  test('names what is never said', () => {
    expect(never.length).toBeGreaterThan(40)
    expect(never).toContain('could not be told')
  })

  test('is kept by every string of the code', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(files.flatMap((file) => said(file, read(file)))).toEqual([])
  })

  test('is kept by the README', () => {
    const lines = read('README.md').split('\n')
    expect(lines.flatMap((line) => phrasesIn(line, never))).toEqual([])
  })
})

describe('the words of a file', () => {
  test.each([
    ['a string', "const title = 'Whether it fits could not be told'"],
    ['a template', `const title = \`Whether \${name} fits could not be told\``],
    ['a template around a value', `const title = \`The role \${name} stands in for Clouddriver\``],
    ['text of an element', 'const row = <p>Whether it fits could not be told</p>'],
    ['text over two lines', 'const row = (\n  <p>\n    It could not be\n    told.\n  </p>\n)'],
    ['a text beside a value', 'const row = <p>{name} could not be told</p>'],
    ['an attribute', 'const row = <Field label="Test the reader" />'],
  ])('%s is found', (_what, source) => {
    expect(said('fixture.tsx', source)).toHaveLength(1)
  })

  test('comments, module names and types are not what people see', () => {
    const source =
      "// could not be told\nimport x from 'read on'\ntype X = 'made again'\nconst x = <p className=\"read on\" />"
    expect(said('fixture.tsx', source)).toEqual([])
  })
})

function said(file: string, source: string): string[] {
  const found = wordsInCode(file, source).flatMap(({ line, text }) =>
    phrasesIn(text, never).map((phrase) => `${file}:${line}: "${phrase}" in "${text}"`),
  )
  return [...new Set(found)]
}
