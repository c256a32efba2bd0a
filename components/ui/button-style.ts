import { clsx } from 'clsx'

export type ButtonLook = {
  /** `primary` once per screen; `quiet` has no edge; `danger` removes something. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  size?: 'small' | 'medium' | undefined
}

const variants = {
  primary: 'border-ink bg-ink text-background hover:opacity-90',
  secondary: 'border-line-strong bg-card text-ink hover:bg-hover',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border-fail bg-card text-fail hover:bg-fail-tint',
} as const

const sizes = { small: 'h-7 px-2.5', medium: 'h-[30px] px-3' } as const

/** Classes that a button and a link drawn as a button share. */
export function buttonStyle({ variant = 'secondary', size = 'medium' }: ButtonLook): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded border font-medium text-body',
    'transition-colors disabled:pointer-events-none disabled:opacity-50',
    variants[variant],
    sizes[size],
  )
}
