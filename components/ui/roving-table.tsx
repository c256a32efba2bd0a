'use client'

import { type ComponentProps, type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { nextPlace } from './next-place'

const focusable = 'a[href], button:not(:disabled), time[tabindex]'

/** What can take the focus in a table's body, row by row as drawn. */
function placesOf(table: HTMLTableElement): HTMLElement[][] {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows])
  return rows.map((row) => [...row.querySelectorAll<HTMLElement>(focusable)]).filter((places) => places.length > 0)
}

function isVisible(place: HTMLElement): boolean {
  return place.offsetParent !== null
}

/**
 * A table whose body is one stop of the Tab key: arrows, Home and End move between its links and buttons. The stop is
 * the one that had the focus last.
 */
export function RovingTable(props: ComponentProps<'table'>) {
  const table = useRef<HTMLTableElement>(null)
  const stop = useRef<HTMLElement | null>(null)

  const letTabStopAt = (place: HTMLElement | undefined) => {
    stop.current = place ?? null
    if (!table.current) return
    for (const each of placesOf(table.current).flat()) each.tabIndex = each === place ? 0 : -1
  }
  // After every render: rows may have come or gone.
  useLayoutEffect(() => {
    if (!table.current) return
    const places = placesOf(table.current).flat().filter(isVisible)
    letTabStopAt(places.find((place) => place === stop.current) ?? places[0])
  })
  const moveFocus = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const places = placesOf(event.currentTarget).map((row) => row.filter(isVisible))
    const next = nextPlace<Element>(
      places.filter((row) => row.length > 0),
      document.activeElement,
      event.key,
    )
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  }
  const followFocus = (event: FocusEvent<HTMLTableElement>) => {
    const places = placesOf(event.currentTarget).flat()
    const place = places.find((each) => each === event.target)
    if (place) letTabStopAt(place)
  }
  return <table ref={table} onKeyDown={moveFocus} onFocus={followFocus} {...props} />
}
