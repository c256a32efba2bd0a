import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A short label with an edge: says a property, does nothing. */
export function Chip({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong px-2 text-ink-2 text-small',
        className,
      )}
    >
      {children}
    </span>
  )
}
