import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: string
  /** What it means and what to do first. */
  children: ReactNode
  actions?: ReactNode
}

/** Nothing to show, said on purpose: nothing there yet, or nothing that matches the filter. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center">
      <h2 className="font-semibold text-title">{title}</h2>
      <div className="text-balance text-ink-2">{children}</div>
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
