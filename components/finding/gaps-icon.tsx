import { clsx } from 'clsx'

type GapsIconProps = { small?: boolean; className?: string | undefined }

/** A tick in a broken ring: ready as far as it could be read. */
export function GapsIcon({ small = false, className }: GapsIconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={clsx('shrink-0 text-unknown', small ? 'size-3.5' : 'size-4', className)}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.6" strokeWidth="1.4" strokeDasharray="2.6 1.55" />
      <path d="m5.2 8.2 2 2 3.7-4" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
