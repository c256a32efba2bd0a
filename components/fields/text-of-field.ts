/** What a text field says: null where it is empty. */
export function textOrNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** What an optional field says: undefined where it is empty. */
export function textIfAny(text: string): string | undefined {
  return textOrNull(text) ?? undefined
}

/** The words of a list, parted by commas, spaces or lines. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** A number as typed; NaN, which no schema takes, where it is none. */
export function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
