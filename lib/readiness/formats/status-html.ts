import { isReadyWithGaps, withGapsWord } from '../gaps'
import type { Report } from '../report'
import type { Status } from '../status'
import { statusWords } from './shown-report'

/** A shape beside the word, so that no status is told by its colour alone. */
const shapes: Record<Status, string> = { fail: '✕', unknown: '?', warn: '▲', pass: '✓', 'not-applicable': '–' }

/** A status as its word, with shape and colour. */
export function statusHtml(status: Status): string {
  return `<span class="status ${status}"><span aria-hidden="true">${shapes[status]}</span> ${statusWords[status]}</span>`
}

/** An account's status: ready is said plainly only where every check could be made. */
export function accountStatusHtml(report: Pick<Report, 'status' | 'gaps'>): string {
  if (!isReadyWithGaps(report)) return statusHtml(report.status)
  return `<span class="status unknown"><span aria-hidden="true">✓</span> ${withGapsWord}</span>`
}
