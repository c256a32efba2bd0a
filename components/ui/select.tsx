import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlStyle } from './input'

/** The browser's own select: best by keyboard and on a phone. Children are `<option>`s. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative block', className)}>
      <select className={clsx(controlStyle, 'h-[30px] appearance-none pr-8')} {...rest} />
      <ChevronDown className="pointer-events-none absolute top-2 right-2.5 size-3.5 text-ink-3" aria-hidden="true" />
    </span>
  )
}
