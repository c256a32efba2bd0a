import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** A quiet strip that says something about the page below it, with what one can do at its end. */
export function Notice({
  children,
  actions,
  className,
}: {
  children: ReactNode
  actions?: ReactNode
  className?: string
}) {
  return (
    <div
      className={clsx(
        'flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line bg-panel px-3 py-2 text-ink-2 text-small',
        className,
      )}
    >
      <div className="min-w-0 flex-1">{children}</div>
      {actions}
    </div>
  )
}
