/** `9000-9002` of a port mapping; null for a text that is no range of ports. */
export function portRange(text: string): { first: number; length: number } | null {
  const [, from, to] = /^\s*(\d{1,5})\s*-\s*(\d{1,5})\s*$/.exec(text) ?? []
  const [first, last] = [Number(from), Number(to)]
  return first <= last && last <= 65_535 ? { first, length: last - first + 1 } : null
}
