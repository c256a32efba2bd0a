import { faultWords, type ShownFinding, type ShownReport } from './shown-report'

const columns: Readonly<Record<string, (finding: ShownFinding, report: ShownReport) => string | null>> = {
  ecsAccount: (_, { ecsAccount }) => ecsAccount,
  check: ({ check }) => check,
  status: ({ status }) => status,
  region: ({ region }) => region,
  resource: ({ resource }) => resource,
  summary: ({ summary }) => summary,
  title: ({ title }) => title,
  group: ({ group }) => group,
  awsAccount: (_, { awsAccount }) => awsAccount,
  accountId: (_, { accountId }) => accountId,
  reach: ({ reach }) => reach,
  fault: faultWords,
  fix: ({ fix }) => fix?.text ?? null,
  docs: ({ docs }) => docs,
  mutedBy: ({ muted }) => muted?.by ?? null,
  mutedUntil: ({ muted }) => muted?.until ?? null,
  mutedReason: ({ muted }) => muted?.reason ?? null,
  scannedAt: ({ scannedAt }) => scannedAt,
}

/** RFC 4180: a header, a line a finding, CRLF after each; null is an empty field. */
export function writeCsv(reports: readonly ShownReport[]): string {
  const rows = reports.flatMap((report) =>
    report.findings.map((finding) => Object.values(columns).map((read) => read(finding, report) ?? '')),
  )
  return [Object.keys(columns), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

/** A spreadsheet would run a field that begins like a formula; an apostrophe before it makes it text (OWASP, "CSV Injection"). */
function field(value: string): string {
  const harmless = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
