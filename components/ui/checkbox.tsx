import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }

/** A box to tick, with its words as its label. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={clsx('flex items-start gap-2', className)}>
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-ink" {...rest} />
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-small">{hint}</span>}
      </span>
    </label>
  )
}
