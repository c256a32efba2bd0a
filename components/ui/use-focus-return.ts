'use client'

import { useState } from 'react'

/** What had the focus of late, the latest first. */
let recent: readonly Element[] = typeof document === 'undefined' ? [] : activeIn(document)
const kept = 8

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) recent = [target, ...recent.filter((each) => each !== target)].slice(0, kept)
  })
}

/**
 * For what takes the focus when it is mounted: gives it back to what had it before, or to what had it before that where
 * it is gone. `document.activeElement` does not do: a page that is redrawn to make room is hidden for a moment, and a
 * hidden element loses the focus.
 */
export function useFocusReturn(): (event?: Event) => void {
  const [before] = useState(() => recent)
  return (event) => {
    // Radix would give the focus to its own trigger, and there is none.
    event?.preventDefault()
    before.some((element) => {
      if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true })
      return document.activeElement === element
    })
  }
}

/** The focus may have been set before this module was loaded. */
function activeIn({ activeElement }: Document): Element[] {
  return activeElement === null ? [] : [activeElement]
}
