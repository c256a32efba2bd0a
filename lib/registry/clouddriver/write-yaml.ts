import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'

const misread = /^(?:y|n|yes|no|on|off|true|false|null|e\d+)$/i
const safe = /^[A-Za-z][A-Za-z0-9/_.-]*$/

/** A string as YAML, quoted wherever YAML 1.1 (SnakeYAML) or 1.2 could read something else, or Spring could. */
export function writeText(text: string): string {
  if (safe.test(text) && !misread.test(text)) return text
  return JSON.stringify(text).replaceAll(unsafe, escaped)
}

// Line breaks of YAML 1.1 and what SnakeYAML's reader calls unprintable; JSON has escaped the rest.
const unsafe = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A value on one line, as it may stand in block and in flow YAML. */
export function writeInline(value: Json): string {
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number') return writeNumber(value)
  if (Array.isArray(value)) return `[${value.map(writeInline).join(', ')}]`
  if (!isJsonObject(value)) return String(value)
  const pairs = Object.entries(value).map(
    ([key, one]) => `${isLong(key) ? '? ' : ''}${writeText(key)}: ${writeInline(one)}`,
  )
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** YAML 1.1 wants a dot in a number with an exponent. */
function writeNumber(value: number): string {
  return String(value).replace(/^(-?\d+)e/, '$1.0e')
}

/** The lines of a map's pairs, without indentation of their own. */
function writePairs(object: Readonly<JsonObject>): string[] {
  return Object.entries(object).flatMap(([key, value]) => writePair(key, value))
}

/** The lines of one pair: `key: value`, or `key:` and its value below, two columns in. */
export function writePair(key: string, value: Json): string[] {
  if (isLong(key)) return [`? ${writeText(key)}`, `: ${writeInline(value)}`]
  if (isInline(value)) return [`${writeText(key)}: ${writeInline(value)}`]
  return [`${writeText(key)}:`, ...indented(writeBlock(value))]
}

/** The lines of a list's item. */
export function writeItem(value: Json): string[] {
  if (isInline(value)) return [`- ${writeInline(value)}`]
  const [first = '', ...rest] = writeBlock(value)
  return [`- ${first}`, ...indented(rest)]
}

function writeBlock(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(writeItem)
  return isJsonObject(value) ? writePairs(value) : [writeInline(value)]
}

function isInline(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0
  return !isJsonObject(value) || Object.keys(value).length === 0
}

// A key on the line of its value may have 1024 characters at most; a longer one needs the explicit form.
function isLong(key: string): boolean {
  return writeText(key).length > 1000
}

export function indented(lines: readonly string[], by = '  '): string[] {
  return lines.map((line) => by + line)
}
