import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'
import { Spinner } from './spinner'

type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean }

/** A button. While `busy` it keeps its width, shows a spinner and takes no second press. */
export function Button({ variant, size, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonStyle({ variant, size }), 'relative', className)}
      {...rest}
    >
      <span className={clsx('inline-flex items-center gap-2', busy && 'opacity-0')}>{children}</span>
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label="Working" />
        </span>
      )}
    </button>
  )
}
