import { Check, CircleHelp, type LucideIcon, Minus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Status } from '@/lib/readiness/status'

const icons: Record<Status, LucideIcon> = {
  pass: Check,
  fail: X,
  warn: CircleHelp,
  unknown: CircleHelp,
  'not-applicable': Minus,
}

/** What one reader makes of a role, as shape and words. Without a colour: only the two together are a verdict. */
export function ReadingLabel({ status, children }: { status: Status; children: ReactNode }) {
  const Icon = icons[status]
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
