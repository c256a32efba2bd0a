/** Where an arrow, Home or End leads from `current` in rows of places; null for other keys and at the edges. */
export function nextPlace<T>(rows: readonly (readonly T[])[], current: T | null, key: string): T | null {
  const row = rows.findIndex((places) => places.some((place) => place === current))
  const places = rows[row]
  if (!places) return null
  const column = places.findIndex((place) => Object.is(place, current))
  switch (key) {
    case 'ArrowRight':
      return places[column + 1] ?? null
    case 'ArrowLeft':
      return places[column - 1] ?? null
    case 'ArrowDown':
      return closest(rows[row + 1], column)
    case 'ArrowUp':
      return closest(rows[row - 1], column)
    case 'Home':
      return places[0] ?? null
    case 'End':
      return places.at(-1) ?? null
    default:
      return null
  }
}

/** The same column of another row, or its last where it is shorter. */
function closest<T>(places: readonly T[] | undefined, column: number): T | null {
  return places?.[Math.min(column, places.length - 1)] ?? null
}
