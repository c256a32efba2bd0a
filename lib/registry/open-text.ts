/**
 * A text as Clouddriver will hold it. `closed`: nothing in it is open. `default`: Spring puts the defaults of its
 * placeholders in, unless Clouddriver's environment says otherwise. `unknown`: only that environment, or a secret store,
 * can tell.
 */
export type Opened = { kind: 'closed' | 'default'; value: string } | { kind: 'unknown'; why: string }

/** References that Clouddriver resolves when it binds a text (kork-secrets, kork-cloud-config-server). */
const elsewhere = /^(?:encrypted:|encryptedFile:|configserver:|secret:\/\/|secretFile:\/\/)/i

/** Longer texts, and deeper ones, are nobody's configuration: they are not taken apart. */
const longest = 10_000
const deepest = 20

/**
 * Opens a text by Spring's rule (PropertyPlaceholderHelper.java): `${key:default}`, nested in key and default, with the
 * braces inside counted; what is never closed is plain text. An empty default says nothing of the value.
 */
export function openText(text: string): Opened {
  if (text.includes('\\${')) return { kind: 'unknown', why: escaped }
  const filled = text.includes('${') ? fill(text, 0) : text
  if (filled === null) return { kind: 'unknown', why: unknownPlaceholder }
  if (elsewhere.test(filled)) return { kind: 'unknown', why: 'a reference to a value that is kept elsewhere' }
  if (filled === text) return { kind: 'closed', value: text }
  return filled === '' ? { kind: 'unknown', why: emptyDefault } : { kind: 'default', value: filled }
}

const unknownPlaceholder = "a placeholder without a default, which only Clouddriver's environment can fill"
/** Spring Framework 6.2 reads it as a literal "${"; before, the backslash stays and the placeholder is filled. */
const escaped = 'an escaped placeholder, which is a literal text to newer releases and a placeholder to older ones'
const emptyDefault = "a placeholder whose default is empty, which only Clouddriver's environment can fill"

/** Whether Clouddriver reads something else than is written here. */
export function isOpenText(value: unknown): value is string {
  return typeof value === 'string' && openText(value).kind !== 'closed'
}

/** A text whose value only Clouddriver's environment can fill in. */
export function isUnknownText(value: unknown): value is string {
  return typeof value === 'string' && openText(value).kind === 'unknown'
}

/** What a text holds as far as it can be told: with its defaults in, or as it is written. */
export function heldText(text: string): string {
  const opened = openText(text)
  return opened.kind === 'unknown' ? text : opened.value
}

/** The defaults that a text's placeholders hold, at every depth: what stands in the file all the same. */
export function defaultsIn(text: string): string[] {
  return text.length > longest ? [] : placeholdersIn(text).flatMap(({ fallback }) => fallback ?? [])
}

/** Whether the whole text is a reference to what is kept elsewhere. */
export function isReference(text: string): boolean {
  return elsewhere.test(text)
}

/** What of a text stands outside its placeholders. */
export function withoutPlaceholders(text: string): string {
  const start = text.length > longest ? -1 : text.indexOf('${')
  const end = start === -1 ? -1 : closingBrace(text, start + 2)
  return end === -1 ? text : text.slice(0, start) + withoutPlaceholders(text.slice(end + 1))
}

/** The text with its defaults in; null where a placeholder has none. */
function fill(text: string, depth: number): string | null {
  if (text.length > longest || depth > deepest) return null
  const start = text.indexOf('${')
  const end = start === -1 ? -1 : closingBrace(text, start + 2)
  if (end === -1) return text
  const value = defaultOf(text.slice(start + 2, end), depth)
  if (value === null) return null
  const rest = fill(text.slice(end + 1), depth + 1)
  return rest === null ? null : text.slice(0, start) + value + rest
}

function defaultOf(placeholder: string, depth: number): string | null {
  const split = separatorIn(placeholder)
  return split === -1 ? null : fill(placeholder.slice(split + 1), depth + 1)
}

/** The colon that parts key and default: the first that stands in no placeholder of the key. */
function separatorIn(placeholder: string): number {
  let depth = 0
  for (let at = 0; at < placeholder.length; at++) {
    if (placeholder.startsWith('${', at)) depth += 1
    else if (placeholder[at] === '}' && depth > 0) depth -= 1
    else if (placeholder[at] === ':' && depth === 0) return at
  }
  return -1
}

function closingBrace(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    if (text[at] !== '}') continue
    if (depth === 0) return at
    depth -= 1
  }
  return -1
}

type Placeholder = { fallback: string | null }

function placeholdersIn(text: string): Placeholder[] {
  const found: Placeholder[] = []
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at + 2)) {
    const end = closingBrace(text, at + 2)
    if (end === -1) return found
    const inner = text.slice(at + 2, end)
    const split = separatorIn(inner)
    found.push({ fallback: split === -1 ? null : inner.slice(split + 1) })
  }
  return found
}
