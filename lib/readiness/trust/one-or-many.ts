/** Policy documents write one value or a list of them; a list is what everybody wants to read. */
export function listOf<T extends string | number | boolean>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return typeof value === 'object' ? value : [value]
}
