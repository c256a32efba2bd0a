import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LinkTo } from './use-rows-view'

type OpenLinkProps = { isOpen: boolean; toggle: ReturnType<LinkTo>; className?: string; children: ReactNode }

/** The name of a row, whole, which opens what stands behind the row, and closes it. */
export function OpenLink({ isOpen, toggle, className, children }: OpenLinkProps) {
  return (
    <a
      href={toggle.href}
      onClick={toggle.onClick}
      aria-expanded={isOpen}
      className={clsx('group/open inline-flex min-h-6 max-w-full items-center gap-1 rounded-sm py-0.5', className)}
    >
      <ChevronRight
        className={clsx('-ml-0.5 size-3.5 shrink-0 text-ink-3 transition-transform', isOpen && 'rotate-90')}
        aria-hidden="true"
      />
      <span className="wrap-anywhere min-w-0 group-hover/open:underline">{children}</span>
    </a>
  )
}
