import { groupNames } from '../group'
import { counted } from '../words'
import {
  accountWord,
  faultWords,
  mutedWords,
  type ShownFinding,
  type ShownReport,
  statusWords,
  worstFirst,
} from './shown-report'
import { wellFormed } from './well-formed'

/** Markdown (GitHub's) for a pull request or a job's summary: a table of accounts, then what is not ready of each. */
export function writeMarkdown(reports: readonly ShownReport[]): string {
  const accounts = worstFirst(reports)
  const rows = accounts.map(({ ecsAccount, status, gaps, counts, accountId, scannedAt }) => [
    cell(ecsAccount),
    accountWord({ status, gaps }),
    String(counts.fail),
    String(counts.unknown),
    String(counts.warn),
    accountId === null || accountId === '' ? '' : cell(accountId),
    scannedAt,
  ])
  return [
    '# Readiness',
    '',
    ...(reports.length === 0 ? ['No ECS account has been checked.'] : []),
    ...(reports.length === 0
      ? []
      : table(['ECS account', 'Status', 'Blocked', 'Could not check', 'Attention', 'AWS account id', 'Checked'], rows)),
    '',
    ...accounts.flatMap(accountLines),
  ].join('\n')
}

function table(columns: readonly string[], rows: readonly string[][]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)]
}

function accountLines({ ecsAccount, status, gaps, findings }: ShownReport): string[] {
  const shown = worstFirst(findings).filter(({ status: each }) => ['fail', 'unknown', 'warn'].includes(each))
  const passed = findings.filter((finding) => finding.status === 'pass').length
  const skipped = findings.filter((finding) => finding.status === 'not-applicable').length
  const rest = `${counted(passed, 'finding')} passed, ${skipped} not applicable.`
  return [
    `## ${plain(accountWord({ status, gaps }))}: ${code(ecsAccount)}`,
    '',
    ...shown.flatMap(findingLines),
    rest,
    '',
  ]
}

function findingLines(finding: ShownFinding): string[] {
  const { status, title, summary, region, resource, fix, group, muted } = finding
  const about = [region, resource].filter((part) => part !== null).map(code)
  const fault = faultWords(finding)
  return [
    `- **${statusWords[status]}**${muted === null ? '' : ' (muted)'}: **${plain(title)}** (${[plain(groupNames[group]), ...about].join(', ')})`,
    ...[
      plain(summary),
      ...(fault === null ? [] : [plain(fault)]),
      ...(fix === null ? [] : [`Fix: ${plain(fix.text)}`]),
      ...(muted === null ? [] : [plain(mutedWords(muted))]),
    ]
      .filter((text) => text !== '')
      .flatMap((text) => ['', `  ${text}`]),
    '',
  ]
}

/** Text that means nothing to Markdown or HTML, on one line; it never stands at a line's start but after a blank. */
function plain(text: string): string {
  const oneLine = onOneLine(text)
    .trim()
    .replace(/[\\`*_[\]<>|~#&$]/g, (character) => `\\${character}`)
  return oneLine.replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
}

/** A name in a table: a pipe would end the cell even in code, and only text can hold both it and a backslash. */
const cell = (text: string) => (text.includes('|') ? plain(text) : code(text))

/** A name as code: the fence is longer than any run of backticks within. */
function code(text: string): string {
  const name = onOneLine(text)
  const longest = Math.max(0, ...[...name.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = name === '' || /^[` ]|[` ]$/.test(name) ? ' ' : ''
  return `${fence}${pad}${name}${pad}${fence}`
}

function onOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return wellFormed(text).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
}
