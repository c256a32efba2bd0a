import { isReference, openText, withoutPlaceholders } from '@/lib/registry/open-text'

/**
 * What stops a value from being put into Clouddriver's `{{…}}` templates; null where nothing does. Spring fills its
 * placeholders first; what stands in them untold is not guessed at. Clouddriver then hands the value to Java's
 * Matcher.replaceAll as the replacement, in which `$` is a group and `\` an escape, and renders the result again.
 * Seen running in 1.38 (`pay$1`, `a${no.such.key}b`, `{{name}}-x`); the rest follows from java.util.regex.Matcher.
 */
export function renderingStop(value: string, own: string): string | null {
  if (isReference(value)) return null
  const opened = openText(value)
  const filled = opened.kind === 'unknown' ? withoutPlaceholders(value) : opened.value
  if (trailingBackslashes(filled) % 2 === 1) return 'ends in a backslash, which escapes nothing'
  const group = /\$(.?)/.exec(filled.replace(/\\./g, ''))
  if (group !== null) return `holds "$${group[1] ?? ''}", which Java reads as a group of the pattern`
  if (filled.includes(`{{${own}}}`)) return `holds {{${own}}}, which stands for itself`
  return null
}

/** Tries that Clouddriver makes before it finds too many levels, and a length that nothing sensible reaches on the way. */
const limits = { rounds: 10, length: 5_000 }

/** Whether `{{key}}` never comes to rest, because the values name each other (StringTemplater of AmazonCredentialsParser.java). */
export function isEndless(key: string, values: Readonly<Record<string, string>>): boolean {
  let rendered = `{{${key}}}`
  for (let round = 0; round < limits.rounds && rendered.length < limits.length; round++) {
    const before = rendered
    for (const [name, value] of Object.entries(values)) rendered = rendered.replaceAll(`{{${name}}}`, () => value)
    if (rendered === before) return false
  }
  return true
}

function trailingBackslashes(text: string): number {
  return text.length - text.replace(/\\+$/, '').length
}
