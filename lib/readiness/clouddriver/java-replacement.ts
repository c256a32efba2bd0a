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

function trailingBackslashes(text: string): number {
  return text.length - text.replace(/\\+$/, '').length
}
