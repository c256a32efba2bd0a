import { isJsonObject, type Json } from '@/lib/registry/json'
import type { MergeStep, Path } from './merge-step'
import { keyOfStep, withWrittenKeys } from './property-steps'
import { indented, writeInline, writeItem, writePair, writeText } from './write-yaml'
import type { Span, YamlEntry, YamlMap, YamlTree } from './yaml-tree'

/** A replacement of one range of the text; the rest stays byte for byte. */
type TextEdit = Span & { text: string }

/** The edits that make a step in the text; null where the step cannot be made by editing a range. */
export function editOf(text: string, root: YamlMap, meant: MergeStep): TextEdit | null {
  const step = meant.kind === 'remove' ? meant : { ...meant, value: withWrittenKeys(meant.value) }
  const tree = treeAt(root, step.at)
  if (tree === null || tree.alias !== null) return null
  if (step.kind === 'append') return tree.kind === 'list' ? appended(text, tree, step) : null
  if (tree.kind !== 'map') return null
  const entry = tree.entries.find(({ key, inherited }) => key === step.key && !inherited)
  if (step.kind === 'remove') return entry === undefined ? null : removed(text, tree, entry)
  return entry === undefined ? inserted(text, tree, step) : replaced(text, tree, entry, step.value)
}

/** Applies edits, which do not overlap; those at one place in their given order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  let result = ''
  let at = 0
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.text.replaceAll('\n', newline)
    at = Math.max(at, edit.end)
  }
  return result + text.slice(at)
}

function treeAt(tree: YamlTree, path: Path): YamlTree | null {
  const [first, ...rest] = path
  if (first === undefined) return tree
  if (tree.alias !== null) return null
  const child =
    tree.kind === 'list'
      ? tree.items[Number(first)]
      : tree.kind === 'map'
        ? tree.entries.find(({ key, inherited }) => key === first && !inherited)?.value
        : undefined
  return child === undefined ? null : treeAt(child, rest)
}

function appended(
  text: string,
  list: YamlTree & { kind: 'list' },
  { index, value }: MergeStep & { kind: 'append' },
): TextEdit | null {
  const beside = list.further?.at(-1)
  if (beside !== undefined) {
    const lines = writePair(keyBeside(beside, String(index)), value)
    return insertion(lineEnd(text, beside.value), below(lines, columnOf(text, beside.keySpan.start)))
  }
  const last = list.items.at(-1)
  if (last === undefined) return null
  if (list.flow) return insertion(last.contentEnd, `, ${writeInline(value)}`)
  return insertion(lineEnd(text, last), below(writeItem(value), columnOf(text, list.start)))
}

function inserted(text: string, map: YamlMap, { at, key, value }: MergeStep & { kind: 'set' }): TextEdit | null {
  const last = writtenIn(map).at(-1)
  if (map.flow) {
    const pair = `${writeText(keyBeside(last, key))}: ${writeInline(value)}`
    return last === undefined ? insertion(map.start + 1, `${pair}, `) : insertion(last.value.contentEnd, `, ${pair}`)
  }
  if (last === undefined) return null
  const lines = below(writePair(keyBeside(last, key), value), columnOf(text, last.keySpan.start))
  return insertion(lineEnd(text, at.length === 0 ? map : last.value), at.length === 0 ? `\n${lines}` : lines)
}

function replaced(text: string, map: YamlMap, { keySpan, value: old }: YamlEntry, value: Json): TextEdit | null {
  const span = old.alias ?? { start: old.start, end: contentEnd(text, old) }
  const colon = text.slice(keySpan.end, keySpan.end + 1000).match(/^[ \t]*:/)?.[0].length
  if (colon === undefined) return null
  const afterColon = keySpan.end + colon
  const nothing = span.start === span.end
  const inline = map.flow || !isCollection(value)
  if (inline && nothing) return insertion(afterColon, ` ${writeInline(value)}`)
  const between = text.slice(afterColon, span.start)
  if (inline && !map.flow && between.includes('\n')) {
    if (between.trim() === '') return { start: afterColon, end: span.end, text: ` ${writeInline(value)}` }
    // Below a comment; a list may stand in its key's own column, anything else may not.
    const isTooFarLeft = columnOf(text, span.start) <= columnOf(text, keySpan.start)
    return { ...span, text: `${isTooFarLeft ? '  ' : ''}${writeInline(value)}` }
  }
  if (inline) return { ...span, text: writeInline(value) }
  // On a line of its own: keep what stands between the key and it (comments), and its column.
  if (between.includes('\n')) return { ...span, text: below(blockOf(value), columnOf(text, span.start)).trimStart() }
  if (between.trim() !== '') return null
  const column = columnOf(text, keySpan.start) + 2
  return { start: afterColon, end: Math.max(afterColon, span.end), text: below(blockOf(value), column) }
}

function isCollection(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : isJsonObject(value) && Object.keys(value).length > 0
}

function blockOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(writeItem)
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, one]) => writePair(key, one)) : [writeInline(value)]
}

function removed(text: string, map: YamlMap, entry: YamlEntry): TextEdit {
  const written = writtenIn(map)
  const index = written.indexOf(entry)
  const [previous, next] = [written[index - 1], written[index + 1]]
  const end = contentEnd(text, entry.value)
  if (!map.flow && text.slice(lineStart(text, entry.keySpan.start), entry.keySpan.start).trim() === '') {
    return {
      start: endOfLine(text, lineStart(text, entry.keySpan.start) - 1),
      end: lineEnd(text, entry.value),
      text: '',
    }
  }
  if (next !== undefined) return { start: entry.keySpan.start, end: next.keySpan.start, text: '' }
  return { start: previous?.value.contentEnd ?? entry.keySpan.start, end, text: '' }
}

/** A key as it must be written beside another one: with its prefix, where that one is dotted or indexed. */
function keyBeside(other: YamlEntry | undefined, key: string): string {
  const prefix = other?.prefix ?? ''
  if (prefix.endsWith('[')) return `${prefix}${key}]`
  const written = keyOfStep(key)
  return written === key ? `${prefix}${key}` : `${prefix.replace(/\.$/, '')}${written}`
}

function writtenIn(map: YamlMap): YamlEntry[] {
  return map.entries.filter(({ inherited }) => !inherited)
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text }
}

function below(lines: readonly string[], column: number): string {
  return `\n${indented(lines, ' '.repeat(column)).join('\n')}`
}

/** A block scalar ends with the line break of its last line, which is not part of what is replaced. */
function contentEnd(text: string, tree: YamlTree): number {
  let end = tree.contentEnd
  while (end > tree.start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1
  return end
}

function lineEnd(text: string, tree: YamlTree): number {
  return endOfLine(text, contentEnd(text, tree))
}

/** The end of the line, before its line break. */
function endOfLine(text: string, offset: number): number {
  const found = text.indexOf('\n', Math.max(0, offset))
  if (found === -1) return text.length
  return text[found - 1] === '\r' ? found - 1 : found
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset)
  return offset - start - (text[start] === '\ufeff' ? 1 : 0)
}
