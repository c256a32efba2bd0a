let last: Element | null = typeof document === 'undefined' ? null : document.activeElement

if (typeof document !== 'undefined') {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest('[data-panel]') === null) last = target
  })
}

/**
 * What had the focus last outside of panels. `document.activeElement` does not do: a page that is redrawn to make room
 * for a panel is hidden for a moment, and a hidden element loses the focus.
 */
export function lastFocused(): Element | null {
  return last
}
