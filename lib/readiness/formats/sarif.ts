import type { Muted } from '../finding'
import type { Status } from '../status'
import { faultWords, mutedWords, placeWords, type ShownFinding, type ShownReport } from './shown-report'
import { wellFormed } from './well-formed'

type Options = {
  /** The file that was judged, as a path from where its reader stands: what results are shown in. Null: there is none. */
  file: string | null
}

/**
 * SARIF 2.1.0: a rule a check, a result a finding. Only fail and warn have a level, as the specification has it: what passed is
 * `pass`, and what could not be checked `open`. What is muted is suppressed, never left out.
 */
export function writeSarif(reports: readonly ShownReport[], { file }: Options): string {
  const findings = reports.flatMap((report) => report.findings.map((finding) => ({ report, finding })))
  const rules = [...new Map(findings.map(({ finding }) => [finding.check, finding])).values()]
  const indexes = new Map(rules.map(({ check }, index) => [check, index]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Shipshape', rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ report, finding }) => ({
          ruleId: finding.check,
          ruleIndex: indexes.get(finding.check) ?? -1,
          ...resultOf(report, finding, file),
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf({ check, group, docs, rule }: ShownFinding) {
  return {
    id: check,
    shortDescription: { text: check.replaceAll('-', ' ') },
    fullDescription: { text: `${rule.source} Applies to ${rule.appliesTo}.` },
    ...(URL.canParse(docs) ? { helpUri: docs } : {}),
    properties: { group },
  }
}

const kinds: Record<Status, { kind: string; level: string }> = {
  fail: { kind: 'fail', level: 'error' },
  warn: { kind: 'fail', level: 'warning' },
  unknown: { kind: 'open', level: 'none' },
  pass: { kind: 'pass', level: 'none' },
  'not-applicable': { kind: 'notApplicable', level: 'none' },
}

function resultOf(report: ShownReport, finding: ShownFinding, file: string | null) {
  const { status, title, summary, fix, reach, region, resource, check, muted, scannedAt } = finding
  const fault = faultWords(finding)
  const text = [title.replace(/[.?]?$/, '.'), summary, ...(fault === null ? [] : [fault])].filter(Boolean).join(' ')
  return {
    ...kinds[status],
    message: { text },
    locations: [locationOf(report, finding, file)],
    partialFingerprints: { 'shipshapeFinding/v1': fingerprintOf([report.ecsAccount, check, region, resource]) },
    // All results say it or none: an empty list is "not suppressed".
    suppressions: muted === null ? [] : [suppressionOf(muted)],
    properties: {
      status,
      reach,
      scannedAt,
      ecsAccount: report.ecsAccount,
      awsAccount: report.awsAccount,
      accountId: report.accountId,
      ...(fix === null ? {} : { fix: fix.text }),
    },
  }
}

function locationOf({ ecsAccount }: ShownReport, finding: ShownFinding, file: string | null) {
  const { region, resource } = finding
  const logical = {
    name: resource ?? region ?? ecsAccount,
    fullyQualifiedName: [ecsAccount, region, resource].filter((part) => part !== null).join('/'),
    kind: resource === null ? 'account' : 'resource',
  }
  const message = { text: `${ecsAccount}: ${placeWords(finding)}` }
  if (file === null) return { logicalLocations: [logical], message }
  const physicalLocation = { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } }
  return { physicalLocation, logicalLocations: [logical], message }
}

const uriOf = (file: string) =>
  file
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/')

function suppressionOf(muted: Muted) {
  return { kind: 'external', status: 'accepted', justification: mutedWords(muted) }
}

/** What a finding is of, the same from scan to scan whatever it says: (ecsAccount, check, region, resource). */
function fingerprintOf(parts: readonly (string | null)[]): string {
  return parts.map((part) => (part === null ? '-' : `=${encodeURIComponent(wellFormed(part))}`)).join('&')
}
