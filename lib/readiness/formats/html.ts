import { gapsText, isReadyWithGaps } from '../gaps'
import { type Counts, countStatuses, type Status } from '../status'
import { counted, exactTime } from '../words'
import { findingHtml } from './html-finding'
import { htmlStyle } from './html-style'
import { type ShownFinding, type ShownReport, worstFirst } from './shown-report'
import { accountStatusHtml } from './status-html'
import { xmlText } from './xml-text'

/**
 * One file for a reviewer: readable offline and on paper, nothing loaded, no script. Accounts worst first; in each what
 * fails, then what could not be checked, what wants attention, what is muted, and folded what passed or does not apply.
 */
export function writeHtml(reports: readonly ShownReport[]): string {
  const accounts = worstFirst(reports)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>Readiness of ${xmlText(titleOf(reports))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1>Readiness of ${xmlText(titleOf(reports))}</h1>
<p>Whether Spinnaker can deploy to Amazon ECS, as Shipshape read it.</p>
</header>
<main>
${reports.length === 0 ? '<p>No ECS account has been checked.</p>' : overview(accounts)}
${accounts.map(accountSection).join('\n')}
</main>
</body>
</html>
`
}

function titleOf(reports: readonly ShownReport[]): string {
  const [first, ...others] = reports
  return first !== undefined && others.length === 0 ? first.ecsAccount : counted(reports.length, 'ECS account')
}

function overview(accounts: readonly ShownReport[]): string {
  const rows = accounts.map(
    ({ ecsAccount, status, gaps, counts, scannedAt }, index) =>
      `<tr><td><a href="#account-${index + 1}">${xmlText(ecsAccount)}</a></td><td>${accountStatusHtml({ status, gaps })}</td>` +
      `<td>${counts.fail}</td><td>${counts.unknown}</td><td>${counts.warn}</td><td>${timeHtml(scannedAt)}</td></tr>`,
  )
  const columns = ['ECS account', 'Status', 'Blocked', 'Could not check', 'Attention', 'Checked']
  return `<table>
<caption>Worst first; the numbers are findings</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function accountSection(report: ShownReport, index: number): string {
  const { ecsAccount, awsAccount, accountId, status, gaps, scannedAt, readAs, findings } = report
  const of = (wanted: Status) => findings.filter((finding) => finding.status === wanted && finding.muted === null)
  const muted = worstFirst(findings.filter((finding) => finding.muted !== null))
  const id = `account-${index + 1}`
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${xmlText(ecsAccount)}</h2>
<p>${accountStatusHtml({ status, gaps })}. ${countsWords(countStatuses(findings.filter((finding) => finding.muted === null)))}${gapWords(gaps, status)}</p>
<p class="soft">AWS account ${xmlText(awsAccount)}${accountId ? ` (${xmlText(accountId)})` : ''}, checked ${timeHtml(scannedAt)}, ${
    readAs === null ? 'no identity could read it' : `read as <code>${xmlText(readAs)}</code>`
  }.</p>
${open('Blocked', of('fail'))}
${open('Could not check', of('unknown'))}
${open('Attention', of('warn'))}
${open('Muted', muted)}
${folded('Passed', of('pass'))}
${folded('Not applicable', of('not-applicable'))}
</section>`
}

function countsWords({ fail, unknown, warn, pass }: Counts): string {
  return `${fail} blocked, ${unknown} could not be checked, ${warn} need attention, ${pass} passed.`
}

function gapWords(gaps: number, status: Status): string {
  return isReadyWithGaps({ status, gaps }) ? ` Ready as far as it could be read: ${gapsText(gaps)}.` : ''
}

function open(heading: string, findings: readonly ShownFinding[]): string {
  if (findings.length === 0) return ''
  return `<h3>${heading} (${findings.length})</h3>\n${findings.map(findingHtml).join('\n')}`
}

function folded(heading: string, findings: readonly ShownFinding[]): string {
  if (findings.length === 0) return ''
  return `<h3>${heading} (${findings.length})</h3>
<details><summary>Show what ${heading === 'Passed' ? 'passed' : 'does not apply'}</summary>
${findings.map(findingHtml).join('\n')}
</details>`
}

function timeHtml(at: string): string {
  return `<time datetime="${xmlText(at)}">${xmlText(exactTime(at, 'UTC'))}</time>`
}
