import type { Cell, Evidence } from '../evidence'
import { groupNames } from '../group'
import { faultWords, mutedWords, type ShownFinding } from './shown-report'
import { statusHtml } from './status-html'
import { proseHtml, xmlText } from './xml-text'

/** A finding with all that it rests on: summary, call, evidence, fix and rule. */
export function findingHtml(finding: ShownFinding): string {
  const { status, title, summary, check, group, region, resource, evidence, muted, rule, docs } = finding
  const about = [region, resource].filter((part) => part !== null).map((part) => `<code>${xmlText(part)}</code>`)
  const fault = faultWords(finding)
  return `<article class="is-${status}">
<h4>${proseHtml(title)}</h4>
<p class="soft">${[statusHtml(status), xmlText(groupNames[group]), `<code>${xmlText(check)}</code>`, ...about].join(' · ')}</p>
${[
  muted === null ? '' : `<p>${xmlText(mutedWords(muted))}</p>`,
  paragraph(summary),
  fault === null ? '' : `<p><code>${xmlText(fault)}</code></p>`,
  ...evidence.map(evidenceHtml),
  fixHtml(finding.fix),
  `<p class="soft">Rule: ${proseHtml(rule.source)} Applies to ${proseHtml(rule.appliesTo)}. ${xmlText(docs)}</p>`,
]
  .filter((part) => part !== '')
  .join('\n')}
</article>`
}

function paragraph(text: string): string {
  return text === '' ? '' : `<p>${proseHtml(text)}</p>`
}

function fixHtml(fix: ShownFinding['fix']): string {
  if (fix === null) return ''
  const { text, ...forms } = fix
  const written = Object.values(forms).filter((form) => form !== undefined)
  return `<p><strong>Fix:</strong> ${proseHtml(text)}</p>${written.map((form) => `\n<pre>${xmlText(form)}</pre>`).join('')}`
}

function evidenceHtml(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'table':
      return tableHtml(evidence)
    case 'document':
      return `${titleHtml(evidence.title)}<pre>${evidence.lines.map(lineText).map(xmlText).join('\n')}</pre>`
    case 'verdicts': {
      const { aws, clouddriver } = evidence
      const side = (name: string, verdict: typeof aws) =>
        `<p>${name}: ${statusHtml(verdict.status)}. ${proseHtml(verdict.text)}</p>`
      return `${titleHtml(evidence.title)}${side('AWS', aws)}${side('Clouddriver', clouddriver)}`
    }
    case 'text':
      return `${titleHtml(evidence.title)}<pre>${xmlText(evidence.text)}</pre>`
    default:
      return evidence satisfies never
  }
}

const titleHtml = (title: string) => (title === '' ? '' : `<p class="soft">${proseHtml(title)}</p>\n`)

const marks = { admits: '✓ ', denies: '✕ ', conditional: '? ', added: '+ ', removed: '− ' } as const

function lineText({ text, mark, note }: Extract<Evidence, { kind: 'document' }>['lines'][number]): string {
  return `${mark === undefined ? '  ' : marks[mark]}${text}${note === undefined ? '' : `   (${note})`}`
}

function tableHtml({ title, columns, rows }: Extract<Evidence, { kind: 'table' }>): string {
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`)
  return `<table>
<caption>${proseHtml(title || 'Evidence')}</caption>
<thead><tr>${columns.map((column) => (column === '' ? '<td></td>' : `<th scope="col">${xmlText(column)}</th>`)).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return xmlText(cell)
  const words = cell.code === true ? `<code>${xmlText(cell.text)}</code>` : xmlText(cell.text)
  return cell.status === undefined ? words : `${statusHtml(cell.status)}: ${words}`
}
