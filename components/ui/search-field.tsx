import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Input } from './input'

/** Filters what is on the page while one types. `label` is its name and its placeholder. */
export function SearchField({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { label: string }) {
  return (
    <span className={clsx('relative block', className)}>
      <Search className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-ink-3" aria-hidden="true" />
      <Input type="search" aria-label={label} placeholder={label} className="h-7 pl-8" {...rest} />
    </span>
  )
}
