import { clsx } from 'clsx'

/** Something is under way. With a label it is read out; without, the words beside it say what. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? 'status' : undefined} className={clsx('inline-grid place-items-center', className)}>
      <svg viewBox="0 0 16 16" className="size-3.5 animate-turn" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="8" cy="8" r="6" strokeWidth="2" opacity="0.25" />
        <path d="M14 8a6 6 0 0 0-6-6" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  )
}
