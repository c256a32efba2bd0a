import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Format, formatSchema } from './format'
import type { ShownFinding, ShownReport } from './shown-report'
import { someFinding, someMuted, someReport, statusesOnce } from './testing/some-reports'
import { writeReports } from './write-reports'

const xsd = XsdValidator.fromDoc(
  XmlDocument.fromString(readFileSync(`${import.meta.dirname}/testing/junit.xsd`, 'utf8')),
)
const require = createRequire(import.meta.url)
const sarifFile = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const sarifSchema = z.looseObject({}).parse(JSON.parse(readFileSync(sarifFile, 'utf8')))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const isSarif = ajv.compile(sarifSchema)

const one = (name = 'main') => statusesOnce.map((status) => someFinding(status, name))
/** Its prerequisites hold; of the rest one could not be read. */
const readyWithGap = {
  ...someReport('part', [someFinding('pass'), someFinding('unknown')]),
  status: 'pass',
} as const
const written = (format: Exclude<Format, 'json'>, ...reports: ShownReport[]) => writeReports(format, reports).text

/** Names that mean something to one of the formats. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><x/>',
  '&lt;b&gt; &#x3c; &amp;',
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\tcmd',
  'a,b;c',
  'quo"te',
  'two\nlines\r\nthree\rfour',
  'pipe|pipe\\|pipe',
  '`code` ``more`` **bold** _x_ [link](http://evil.example) ![i](x)',
  '# heading',
  '- list',
  '1. list',
  'bell\u0007 nul\u0000 esc\u001b[31m vt\u000b del\u007f c1\u0085',
  'lone \ud800 surrogate \udc00',
  'not a character \uffff \ufffe',
  'line\u2028separator\u2029',
  '</style><style>*{display:none}</style>',
  '-->',
  'ünïcödé 漢字 🚢',
  ' blanks ',
  '',
]

describe('JUnit', () => {
  const valid = (text: string): XmlDocument => {
    const document = XmlDocument.fromString(text)
    xsd.validate(document)
    return document
  }
  const elements = (document: XmlDocument, path: string): XmlElement[] =>
    document.find(path).filter((node) => node instanceof XmlElement)
  const attribute = (element: XmlElement | undefined, name: string) => element?.attr(name)?.value

  test('has a case a finding: failure, error, skipped, and passed, with what a warning says', () => {
    const document = valid(written('junit', someReport('prod-ecs', one())))
    const outcomes = elements(document, '//testcase').map((each) => [
      attribute(each, 'name'),
      each.firstChild === null ? null : elements(document, `//testcase[@name="${attribute(each, 'name')}"]/*`)[0]?.name,
    ])
    expect(outcomes).toEqual([
      ['check-pass · us-east-1 · main', null],
      ['check-warn · us-east-1 · main', 'system-out'],
      ['check-fail · us-east-1 · main', 'failure'],
      ['check-unknown · us-east-1 · main', 'error'],
      ['check-not-applicable · us-east-1 · main', 'skipped'],
    ])
    const suite = elements(document, '/testsuites/testsuite')[0]
    const counts = ['name', 'tests', 'failures', 'errors', 'skipped'].map((name) => attribute(suite, name))
    expect(counts).toEqual(['prod-ecs', '5', '1', '1', '1'])
    expect(elements(document, '//system-out')[0]?.content).toContain('Mend main.')
    expect(attribute(elements(document, '//error')[0], 'type')).toBe('denied')
  })

  test('what is muted fails nothing: it is skipped, with by whom and why', () => {
    const muted = someReport('prod-ecs', [someFinding('fail', 'main', { muted: someMuted })])
    const document = valid(written('junit', muted))
    expect(elements(document, '//failure')).toEqual([])
    expect(elements(document, '//skipped')[0]?.content).toContain('person:ann@example.com')
    expect(attribute(elements(document, '/testsuites')[0], 'failures')).toBe('0')
  })

  test('of no account is a document too', () => {
    expect(elements(valid(written('junit')), '//testsuite')).toEqual([])
  })

  test('the schema refuses what is no JUnit: the validator can fail', () => {
    const text = written('junit', someReport('prod-ecs', one()))
    expect(() => valid(text.replaceAll('failure', 'fault'))).toThrow()
    expect(() => valid(text.replace(/ errors="\d"/, ''))).toThrow()
  })

  test.each(hostile.filter((name) => name !== ''))('holds %j in every place', (name) => {
    const document = valid(written('junit', someReport(name, one(name))))
    const readable = readableXml(name)
    expect(attribute(elements(document, '//testsuite')[0], 'name')).toBe(readable)
    expect(attribute(elements(document, '//failure')[0], 'message')).toBe(`${readable} is fail`)
    // XML reads every line break in text as \n.
    expect(elements(document, '//failure')[0]?.content).toContain(readable.replaceAll(/\r\n?/g, '\n'))
  })

  test('is valid whatever the names are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        valid(written('junit', someReport(name, one(name))))
      }),
      { numRuns: 50 },
    )
  })
})

const readableXml = (name: string) =>
  name
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 holds none of them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')

const sarifResult = z.looseObject({
  ruleId: z.string(),
  ruleIndex: z.int(),
  kind: z.string(),
  level: z.string(),
  message: z.strictObject({ text: z.string() }),
  locations: z.array(z.looseObject({ physicalLocation: z.unknown().optional() })).length(1),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z.array(z.looseObject({ justification: z.string(), status: z.string() })),
})

describe('SARIF', () => {
  function valid(text: string) {
    const log: unknown = JSON.parse(text)
    if (!isSarif(log)) throw new Error(ajv.errorsText(isSarif.errors))
    const rule = z.looseObject({ id: z.string() })
    const run = z.looseObject({
      tool: z.strictObject({ driver: z.looseObject({ rules: z.array(rule) }) }),
      results: z.array(sarifResult),
    })
    const [first] = z.looseObject({ runs: z.tuple([run]) }).parse(log).runs
    return { rules: first.tool.driver.rules, results: first.results }
  }

  test('has a result a finding and a rule a check; only fail and warn have a level', () => {
    const { rules, results } = valid(written('sarif', someReport('prod-ecs', one()), someReport('stage-ecs', one())))
    expect(rules.map(({ id }) => id)).toEqual(one().map(({ check }) => check))
    expect(results.slice(0, 5).map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ['check-pass', 'pass', 'none'],
      ['check-warn', 'fail', 'warning'],
      ['check-fail', 'fail', 'error'],
      ['check-unknown', 'open', 'none'],
      ['check-not-applicable', 'notApplicable', 'none'],
    ])
    expect(results.every(({ ruleId, ruleIndex }) => rules[ruleIndex]?.id === ruleId)).toBe(true)
  })

  test('fingerprints tell findings apart, and are the same whatever a finding says', () => {
    const prints = (...reports: ShownReport[]) =>
      valid(written('sarif', ...reports)).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))
    const all = prints(someReport('a', one()), someReport('b', one()), someReport('a', one('other')))
    expect(new Set(all).size).toBe(15)
    const place = { check: 'x', region: null, resource: null }
    const [before] = prints(someReport('a', [someFinding('fail', 'main', place)]))
    expect(prints(someReport('a', [someFinding('pass', 'other', place)]))).toEqual([before])
    expect(prints(someReport('a', [someFinding('pass', 'main', { ...place, resource: '-' })]))).not.toEqual([before])
  })

  test('what is muted is suppressed, with by whom and why, and nothing else is', () => {
    const findings = [someFinding('fail', 'a', { muted: someMuted }), someFinding('fail', 'b')]
    const { results } = valid(written('sarif', someReport('prod-ecs', findings)))
    expect(results.map(({ level, suppressions }) => [level, suppressions.map(({ status }) => status)])).toEqual([
      ['error', ['accepted']],
      ['error', []],
    ])
    expect(results[0]?.suppressions[0]?.justification).toContain('known; mended on Tuesday')
  })

  test('points at the file that was judged, where there is one', () => {
    const reports = [someReport('prod-ecs', one())]
    const { text } = writeReports('sarif', reports, { file: 'config files/clouddriver.yml' })
    expect(JSON.stringify(valid(text).results[0]?.locations)).toContain('"config%20files/clouddriver.yml"')
    expect(valid(written('sarif', ...reports)).results[0]?.locations[0]?.physicalLocation).toBeUndefined()
  })

  test('the schema refuses what is no SARIF: the validator can fail', () => {
    const text = written('sarif', someReport('prod-ecs', one()))
    expect(() => valid(text.replace('"kind": "open"', '"kind": "unknown"'))).toThrow(/allowed values/)
    expect(() => valid(text.replace('"tool"', '"tools"'))).toThrow(/tool/)
  })

  test('is valid whatever the names are', () => {
    for (const name of hostile) valid(written('sarif', someReport(name, one(name))))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        valid(written('sarif', someReport(name, one(name))))
      }),
      { numRuns: 50 },
    )
  })
})

describe('CSV', () => {
  const read = (text: string): Record<string, string>[] =>
    z
      .array(z.record(z.string(), z.string()))
      .parse(parseCsv(text, { columns: true, record_delimiter: '\r\n', relax_column_count: false }))

  test('is a header and a line a finding, each ended by CRLF', () => {
    const text = written('csv', someReport('prod-ecs', one()))
    expect(text.split('\r\n')).toHaveLength(7)
    expect(text.startsWith('ecsAccount,check,status,region,resource,summary,')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(read(text).map(({ status }) => status)).toEqual([...statusesOnce])
    expect(read(text)[3]).toMatchObject({ ecsAccount: 'prod-ecs', fault: expect.stringContaining('ecs:ListClusters') })
  })

  test('has an empty field where there is nothing, and who muted where somebody did', () => {
    const findings = [someFinding('fail', 'a', { region: null, resource: null, muted: someMuted })]
    const [row] = read(written('csv', { ...someReport('prod-ecs', findings), accountId: null }))
    expect(row).toMatchObject({ region: '', resource: '', accountId: '', mutedBy: someMuted.by })
  })

  test('reads back as it was but for the apostrophe before what a spreadsheet would run', () => {
    for (const name of hostile) {
      const [row] = read(written('csv', someReport(name, [someFinding('pass', name)])))
      const isFormula = /^[=+\-@\t\r\n]/.test(name)
      const inUtf8 = Buffer.from(name).toString()
      expect([name, row?.resource]).toEqual([name, isFormula ? `'${inUtf8}` : inUtf8])
      expect(row?.resource).not.toMatch(/^[=+\-@\t\r\n]/)
    }
  })

  test('has as many fields in each line, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (names) => {
        const rows = read(
          written(
            'csv',
            someReport(
              'a',
              names.map((name) => someFinding('fail', name)),
            ),
          ),
        )
        expect(rows).toHaveLength(names.length)
      }),
    )
  })
})

describe('Markdown', () => {
  test('says what is not ready, worst first, and how much passed', () => {
    const text = written('markdown', someReport('fine', [someFinding('pass')]), someReport('prod-ecs', one()))
    expect(text).toContain('| `prod-ecs` | Blocked | 1 | 1 | 1 | `123456789012` | 2026-11-29T08:00:00.000Z |')
    expect(text.indexOf('Blocked: `prod-ecs`')).toBeLessThan(text.indexOf('Ready: `fine`'))
    expect([...text.matchAll(/^- \*\*([\w ]+)\*\*/gm)].map(([, word]) => word)).toEqual([
      'Blocked',
      'Could not check',
      'Attention',
    ])
    expect(text).toContain('1 finding passed, 1 not applicable.')
    expect(text).toContain('Fix: Mend main.')
  })

  test('calls ready plainly only what could be read as a whole', () => {
    const text = written('markdown', someReport('full', [someFinding('pass')]), readyWithGap)
    expect(text).toContain('## Ready: `full`')
    expect(text).toContain('## Ready, with gaps: `part`')
    expect(text).toContain('| `part` | Ready, with gaps | 0 | 1 | 0 |')
  })

  test('marks what is muted', () => {
    const findings = [someFinding('fail', 'a', { muted: someMuted })]
    expect(written('markdown', someReport('prod-ecs', findings))).toMatch(/\*\*Blocked\*\* \(muted\)[\s\S]*Muted by/)
  })

  test.each(hostile)('lets %j mean nothing', (name) => {
    const text = written('markdown', someReport(name, one(name)))
    const calm = written('markdown', someReport('calm', one('calm')))
    expect(text.split('\n')).toHaveLength(calm.split('\n').length)
    const row = text.split('\n').find((line) => line.includes('2026-11-29T08')) ?? ''
    // Cells as GFM parts them: a backslash takes the character behind it along.
    const bars = [...row.replaceAll(/\\./g, '').matchAll(/\|/g)]
    expect(bars).toHaveLength(8)
    const outsideCode = text.replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
    expect(outsideCode).not.toMatch(/(?<!\\)<\w|(?<!\\)\]\(/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })
})

describe('HTML', () => {
  const tags = (text: string) =>
    [...text.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag).filter((tag) => tag !== 'code')

  test('has what fails first, then what could not be checked, what wants attention, what is muted; the rest folded', () => {
    const findings: ShownFinding[] = [...one(), someFinding('fail', 'set aside', { muted: someMuted })]
    const text = written('html', someReport('prod-ecs', findings))
    const headings = [...text.matchAll(/<h3>([^<]*)<\/h3>\s*(<\w+)/g)].map(([, heading, next]) => [heading, next])
    expect(headings).toEqual([
      ['Blocked (1)', '<article'],
      ['Could not check (1)', '<article'],
      ['Attention (1)', '<article'],
      ['Muted (1)', '<article'],
      ['Passed (1)', '<details'],
      ['Not applicable (1)', '<details'],
    ])
    expect(text).toContain('denied: ecs:ListClusters in us-east-1')
  })

  test('calls ready plainly only what could be read as a whole', () => {
    const text = written('html', someReport('full', [someFinding('pass')]), readyWithGap)
    expect(text.match(/Ready, with gaps/g)).toHaveLength(2)
    expect(text).toContain('Ready as far as it could be read: 1 check could not be made.')
  })

  test('is one file that loads nothing and runs nothing', () => {
    const text = written('html', someReport('prod-ecs', one()))
    expect(text).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form|svg)\b/i)
    expect(text).not.toMatch(/\s(?:src|srcset|action|style|on\w+)=/i)
    expect([...text.matchAll(/href="([^"]*)"/g)].every(([, target]) => target?.startsWith('#'))).toBe(true)
    expect(text).not.toMatch(/@import|url\(/)
    expect(text).toContain("default-src 'none'")
  })

  test('sets as code what stands between backticks, and nothing of what stands there is markup', () => {
    const finding = someFinding('fail', 'x', { title: '`<b>role</b>` is not trusted' })
    expect(written('html', someReport('a', [finding]))).toContain(
      '<h4><code>&lt;b&gt;role&lt;/b&gt;</code> is not trusted</h4>',
    )
  })

  test('says that there is nothing, where there is nothing', () => {
    expect(written('html')).toContain('No ECS account has been checked.')
  })

  test.each(hostile.filter((name) => name !== ''))('lets %j be text', (name) => {
    const calm = written('html', someReport('calm', one('calm')))
    expect(tags(written('html', someReport(name, one(name))))).toEqual(tags(calm))
  })
})

test('every format has a media type, and JSON is the one that the route writes itself', () => {
  const others = formatSchema.options.filter((format) => format !== 'json')
  expect(others.map((format) => writeReports(format, []).type)).toEqual([
    'application/xml; charset=utf-8',
    'application/sarif+json',
    'text/csv; charset=utf-8',
    'text/markdown; charset=utf-8',
    'text/html; charset=utf-8',
  ])
})
