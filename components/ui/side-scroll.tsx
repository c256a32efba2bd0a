import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** Scrolls what is wider than the page in a frame of its own, by keyboard too. `label` is read out. */
export function SideScroll({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={clsx('relative overflow-x-auto', className)}>
      {children}
    </div>
  )
}
