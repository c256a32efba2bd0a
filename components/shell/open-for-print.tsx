'use client'

import { useEffect } from 'react'

/** Opens what is folded while the page is printed: paper cannot be pressed. What is printed without its folds stays shut. */
export function OpenForPrint() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = []
    const open = () => {
      const folds = document.querySelectorAll<HTMLDetailsElement>('#content details:not([open])')
      opened = [...folds].filter((fold) => fold.closest('.print\\:hidden') === null)
      for (const fold of opened) fold.open = true
    }
    const shut = () => {
      for (const fold of opened) fold.open = false
    }
    window.addEventListener('beforeprint', open)
    window.addEventListener('afterprint', shut)
    return () => {
      window.removeEventListener('beforeprint', open)
      window.removeEventListener('afterprint', shut)
    }
  }, [])
  return null
}
