import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<
  ComponentProps<'button'>,
  'children' | 'aria-label' | 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur' | 'onKeyDown'
> & { label: string; icon: ReactNode }

/** A square button that is an icon only; its name is read out and shown on hover and focus. */
export function IconButton({ label, icon, className, onClick, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      {(trigger) => (
        <button
          type="button"
          aria-label={label}
          className={clsx(
            'grid size-[30px] shrink-0 place-items-center rounded text-ink-2 transition-colors',
            'hover:bg-hover hover:text-ink disabled:opacity-50',
            className,
          )}
          {...rest}
          {...trigger}
          onClick={(event) => {
            trigger.onClick()
            onClick?.(event)
          }}
        >
          {icon}
        </button>
      )}
    </Tooltip>
  )
}
