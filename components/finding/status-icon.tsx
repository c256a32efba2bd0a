import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Status } from '@/lib/readiness/status'

type StatusIconProps = {
  status: Status
  /** A pass among many recedes, so that what needs a person stands out. */
  quiet?: boolean
  /** 14 px, beside text of 13 px; else 16 px. */
  small?: boolean
  className?: string | undefined
}

const colours: Record<Status, string> = {
  pass: 'text-pass',
  warn: 'text-warn-shape',
  fail: 'text-fail',
  unknown: 'text-unknown',
  'not-applicable': 'text-ink-3',
}

/** A status as its shape: tells statuses apart without colour. Its word must stand beside it, or in the name of what holds it. */
export function StatusIcon({ status, quiet = false, small = false, className }: StatusIconProps) {
  const colour = quiet && status === 'pass' ? 'text-pass-quiet' : colours[status]
  return (
    <svg
      viewBox="0 0 16 16"
      className={clsx('shrink-0', small ? 'size-3.5' : 'size-4', colour, className)}
      fill="none"
      aria-hidden="true"
    >
      {shapes[status]}
    </svg>
  )
}

const sign = {
  stroke: 'var(--color-background)',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const shapes: Record<Status, ReactNode> = {
  pass: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.7-4" {...sign} />
    </>
  ),
  warn: (
    <>
      <path
        d="M8 2.2 14.4 13.4H1.6Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M8 6.2v3.2M8 11.7v.1" {...sign} />
    </>
  ),
  fail: (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3Z" fill="currentColor" />
      <path d="M4.8 8h6.4" {...sign} strokeWidth={2} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.6" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.6 1.55" />
      <path
        d="M6.2 6.5a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.1M8 11.2v.1"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  'not-applicable': <path d="M5 8h6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />,
}
