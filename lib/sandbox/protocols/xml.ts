/** Plain data as XML elements: a list becomes one element with `item` children, absent members none at all. */
export function xmlOf(name: string, value: unknown, item: string): string {
  if (value === undefined || value === null) return ''
  return `<${name}>${contentOf(value, item)}</${name}>`
}

function contentOf(value: unknown, item: string): string {
  if (Array.isArray(value)) return value.map((member) => xmlOf(item, member, item)).join('')
  // IAM and EC2 write whole seconds.
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => xmlOf(name, member, item))
      .join('')
  }
  return escapeXml(String(value))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
