/** What a text field says: null where it is empty. */
export function textOrNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** What an optional field says: undefined where it is empty. */
export function textIfAny(text: string): string | undefined {
  return textOrNull(text) ?? undefined
}

/** A switch as it stands in a form: a box, or the placeholder that it comes from. */
export type FlagDraft = boolean | string

/** What a switch says; a placeholder that was overwritten with true or false is a switch again. */
export function flagIn(flag: FlagDraft): boolean | string {
  if (typeof flag === 'boolean') return flag
  const word = flag.trim()
  return word === 'true' || word === 'false' ? word === 'true' : word
}

/** The words of a list, parted by commas, spaces or lines. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** A number as typed; NaN, which no schema takes, where it is none. */
export function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
