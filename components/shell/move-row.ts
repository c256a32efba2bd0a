const focusable = 'a[href], button:not(:disabled)'

/** Moves the focus to the row below or above in the page's table: its first link, or the one in the same place. */
export function moveRow(step: 1 | -1): void {
  const active = document.activeElement
  const table = active?.closest('main table') ?? document.querySelector('main table')
  if (table === null) return
  const rows = [...table.querySelectorAll<HTMLElement>('tbody tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>(focusable)].filter((place) => place.offsetParent !== null))
    .filter((places) => places.length > 0)
  const current = rows.findIndex((places) => places.some((place) => place === active))
  const column = rows[current]?.findIndex((place) => Object.is(place, active)) ?? 0
  const next = rows[current === -1 ? 0 : current + step]
  next?.[Math.min(Math.max(column, 0), next.length - 1)]?.focus()
}
