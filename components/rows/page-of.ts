/** Rows drawn at once: more would be slow to type beside. */
export const pageSize = 50

/** The part of many lines that a page of `size` shows; a page past the end is the last. */
export function pageOf<T>(items: readonly T[], wanted: number, size = pageSize): { page: number; shown: readonly T[] } {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(Math.max(1, wanted), pages)
  return { page, shown: items.slice((page - 1) * size, page * size) }
}
