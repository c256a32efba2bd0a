import type { Status } from '../status'
import { statusWords } from './shown-report'

/** A shape beside the word, so that no status is told by its colour alone. */
const shapes: Record<Status, string> = { fail: '✕', unknown: '?', warn: '▲', pass: '✓', 'not-applicable': '–' }

/** A status as its word, with shape and colour. */
export function statusHtml(status: Status): string {
  return `<span class="status ${status}"><span aria-hidden="true">${shapes[status]}</span> ${statusWords[status]}</span>`
}
