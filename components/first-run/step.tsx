import { Circle, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'

/** One step of setting up: what it is, whether it is done, and what does it. */
export function Step({ title, isDone, children }: { title: string; isDone: boolean; children: ReactNode }) {
  const Icon = isDone ? CircleCheck : Circle
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 border-line border-t py-3">
      <Icon className={isDone ? 'mt-0.5 size-4 text-pass' : 'mt-0.5 size-4 text-ink-3'} aria-hidden="true" />
      <div className="grid min-w-0 gap-2">
        <h3 className="font-medium">
          {title}
          <span className="sr-only">{isDone ? ', done' : ', to do'}</span>
        </h3>
        {children}
      </div>
    </li>
  )
}
