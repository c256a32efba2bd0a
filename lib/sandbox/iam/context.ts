/** What is known of a request, by condition key in lower case (IAM ignores its case). */
export type Context = ReadonlyMap<string, readonly string[]>

export function contextOf(entries: Readonly<Record<string, string | readonly string[] | null | undefined>>): Context {
  const context = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(entries)) {
    if (value !== null && value !== undefined)
      context.set(key.toLowerCase(), typeof value === 'string' ? [value] : value)
  }
  return context
}
