import type { CodeLine } from '@/components/ui/code-block'

/** Lines kept on either side of one that decides. */
const context = 3

/** A document of fewer lines is shown as it is. */
const shortest = 14

const gap: CodeLine = { text: '…', sign: ' ' }

/**
 * The marked lines of a long document with what stands around them, and a mark where lines are left out; null where that
 * would not be much shorter than the document, or nothing is marked.
 */
export function decidingLines(lines: readonly CodeLine[]): CodeLine[] | null {
  const decides = lines.map(({ tone }) => tone !== undefined)
  const kept = lines.map((_, index) => decides.slice(Math.max(0, index - context), index + context + 1).includes(true))
  const count = kept.filter(Boolean).length
  if (lines.length < shortest || count === 0 || count > (lines.length * 2) / 3) return null
  return lines.flatMap((line, index) => {
    if (kept[index]) return [line]
    return index === 0 || kept[index - 1] ? [gap] : []
  })
}
