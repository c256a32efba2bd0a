import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export const controlStyle = clsx(
  'w-full rounded border border-control bg-background px-2.5 text-body text-ink placeholder:text-ink-3',
  'focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-fail',
)

/** A one-line text control; `code` sets it in monospace, for ids and ARNs. */
export function Input({ code = false, className, ...rest }: ComponentProps<'input'> & { code?: boolean }) {
  return <input className={clsx(controlStyle, 'h-[30px]', code && 'font-mono text-small', className)} {...rest} />
}

/** A text control of several lines. */
export function TextArea({ code = false, className, ...rest }: ComponentProps<'textarea'> & { code?: boolean }) {
  return (
    <textarea className={clsx(controlStyle, 'min-h-20 py-1.5', code && 'font-mono text-small', className)} {...rest} />
  )
}
