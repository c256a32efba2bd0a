/** Spring fills `${key}` and `${key:default}` before Clouddriver renders anything; what is never closed stays as it is. */
const placeholder = /\$\{[^{}]*\}/g

/**
 * What stops a value from being put into Clouddriver's `{{…}}` templates; null where nothing does. Clouddriver hands it to
 * Java's Matcher.replaceAll as the replacement, in which `$` is a group and `\` an escape, and renders the result again.
 * Seen running in 1.38 (`pay$1`, `a${no.such.key}b`, `{{name}}-x`); the rest follows from java.util.regex.Matcher.
 */
export function renderingStop(value: string, own: string): string | null {
  const filled = value.replace(placeholder, '')
  if (/\\(?:\\\\)*$/.test(filled) && trailingBackslashes(filled) % 2 === 1)
    return 'ends in a backslash, which escapes nothing'
  const unescaped = filled.replace(/\\./g, '')
  if (unescaped.includes('${')) return 'holds "${" that is never closed'
  const group = /\$(.?)/.exec(unescaped)
  if (group !== null) return `holds "$${group[1] ?? ''}", which Java reads as a group of the pattern`
  if (filled.includes(`{{${own}}}`)) return `holds {{${own}}}, which stands for itself`
  return null
}

function trailingBackslashes(text: string): number {
  return text.length - text.replace(/\\+$/, '').length
}
