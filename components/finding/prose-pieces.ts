export type Piece = { text: string; isCode: boolean }

/** What stands in backticks, an ARN, a service principal, an IAM action. */
const code =
  /`([^`]+)`|(arn:aws[\w-]*:[^\s,;)]*[^\s,;).:]|[\w-]+(?:\.[\w-]+)*\.amazonaws\.com(?:\.cn)?|\b[a-z][a-z0-9-]+:[A-Z][A-Za-z]+\b)/g

/** Splits a sentence into words and code. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(code)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isCode: false })
    pieces.push({ text: match[1] ?? match[0], isCode: true })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isCode: false })
  return pieces
}
