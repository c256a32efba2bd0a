import { faultWords, mutedWords, placeWords, type ShownFinding, type ShownReport, statusWords } from './shown-report'
import { xmlAttribute, xmlText } from './xml-text'

/**
 * JUnit XML as Jenkins and GitLab read it (junit-10.xsd of Jenkins' xUnit plugin): a suite an ECS account, a case a finding. fail is a failure,
 * unknown an error, not-applicable skipped; warn passes and says why in system-out; what is muted is skipped, with by whom.
 */
export function writeJunit(reports: readonly ShownReport[]): string {
  const suites = reports.map((report, index) => suiteOf(report, index))
  const cases = reports.flatMap(({ findings }) => findings)
  const counts = attributes({ name: 'Shipshape', ...countsOf(cases) })
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${counts}>`, ...suites, '</testsuites>', ''].join('\n')
}

type Outcome = 'failure' | 'error' | 'skipped' | 'passed'

function outcomeOf({ status, muted }: ShownFinding): Outcome {
  if (muted !== null || status === 'not-applicable') return 'skipped'
  if (status === 'fail') return 'failure'
  return status === 'unknown' ? 'error' : 'passed'
}

function countsOf(findings: readonly ShownFinding[]): Record<string, string> {
  const count = (outcome: Outcome) => String(findings.filter((finding) => outcomeOf(finding) === outcome).length)
  return { tests: String(findings.length), failures: count('failure'), errors: count('error') }
}

function suiteOf(report: ShownReport, index: number): string {
  const { ecsAccount, awsAccount, accountId, findings, readAs, scannedAt, status } = report
  const skipped = findings.filter((finding) => outcomeOf(finding) === 'skipped').length
  const head = attributes({
    name: ecsAccount,
    ...countsOf(findings),
    skipped: String(skipped),
    time: '0',
    // The schema knows no zone; it is UTC.
    timestamp: scannedAt.slice(0, 19),
    id: String(index),
    package: 'shipshape',
    hostname: 'shipshape',
  })
  const properties = { awsAccount, accountId: accountId ?? '', status, readAs: readAs ?? '', scannedAt }
  return [
    `  <testsuite${head}>`,
    '    <properties>',
    ...Object.entries(properties).map(([name, value]) => `      <property${attributes({ name, value })}/>`),
    '    </properties>',
    ...findings.map((finding) => caseOf(ecsAccount, finding)),
    '  </testsuite>',
  ].join('\n')
}

function caseOf(ecsAccount: string, finding: ShownFinding): string {
  const head = attributes({ classname: `${ecsAccount}.${finding.group}`, name: placeWords(finding), time: '0' })
  const body = bodyOf(finding)
  return body === null ? `    <testcase${head}/>` : `    <testcase${head}>\n      ${body}\n    </testcase>`
}

function bodyOf(finding: ShownFinding): string | null {
  const { title, summary, status, muted } = finding
  const outcome = outcomeOf(finding)
  // Older schemas know no attribute here.
  if (muted !== null) return `<skipped>${xmlText(`${mutedWords(muted)}\n${wordsOf(finding)}`)}</skipped>`
  if (outcome === 'skipped') return `<skipped>${xmlText(`${title}\n${summary}`)}</skipped>`
  if (outcome === 'passed') return status === 'warn' ? `<system-out>${xmlText(wordsOf(finding))}</system-out>` : null
  const head = attributes({ message: title, type: finding.fault?.kind ?? finding.check })
  return `<${outcome}${head}>${xmlText(wordsOf(finding))}</${outcome}>`
}

function wordsOf(finding: ShownFinding): string {
  const fault = faultWords(finding)
  const lines = [`${statusWords[finding.status]}: ${finding.title}`, finding.summary]
  return [
    ...lines,
    ...(fault === null ? [] : [fault]),
    ...(finding.fix === null ? [] : [`Fix: ${finding.fix.text}`]),
  ].join('\n')
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`)
    .join('')
}
