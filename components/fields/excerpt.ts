/** Longest line worth drawing; the rest is cut. */
const mostCharacters = 200

/** A line of a text, counted from 1, and its neighbours. */
export function excerptOf(text: string, line: number): { line: number; text: string }[] {
  const lines = text.split(/\r\n|\r|\n/)
  return [line - 1, line, line + 1].flatMap((number) => {
    const content = number < 1 ? undefined : lines[number - 1]
    if (content === undefined) return []
    const shown = content.length > mostCharacters ? `${content.slice(0, mostCharacters)}…` : content
    return [{ line: number, text: shown }]
  })
}
