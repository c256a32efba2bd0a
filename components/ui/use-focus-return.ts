'use client'

import { useRef } from 'react'

/** Attributes of a dialog's content that give the focus back to what had it: Radix does that for its own triggers only. */
export function useFocusReturn() {
  const before = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (before.current instanceof HTMLElement && before.current.isConnected) {
        before.current.focus({ preventScroll: true })
      }
    },
  }
}
