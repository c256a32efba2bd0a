'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'

type DisclosureProps = {
  summary: ReactNode
  /** A function is called only once opened: what it draws may load then. */
  children: ReactNode | (() => ReactNode)
  open?: boolean
  /** Anchor, so that a link can lead here. */
  id?: string
  className?: string
}

/** A line that opens what stands behind it. The browser's own element, so that find-in-page opens it. */
export function Disclosure({ summary, children, open = false, id, className }: DisclosureProps) {
  const [opened, setOpened] = useState(open)
  return (
    <details
      id={id}
      open={open}
      className={className}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary className="flex min-h-9 list-none items-center gap-2 rounded py-1.5 hover:text-ink">
        <ChevronRight
          className="size-3.5 shrink-0 text-ink-3 transition-transform [details[open]>summary>&]:rotate-90"
          aria-hidden="true"
        />
        {summary}
      </summary>
      {typeof children === 'function' ? opened && children() : children}
    </details>
  )
}
