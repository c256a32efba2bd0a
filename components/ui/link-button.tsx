import { clsx } from 'clsx'
import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonStyle } from './button-style'

/** A link drawn as a button: it goes somewhere, a Button does something. */
export function LinkButton({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={clsx(buttonStyle({ variant, size }), className)} {...rest} />
}
