/** A boat under sail; `app/icon.svg` is the same drawing. */
export function Brand({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} fill="currentColor" aria-hidden="true">
      <path d="M7.4 1.2v8.6H2.6C4 7.6 5.9 4.8 7.4 1.2Z" />
      <path d="M8.6 3.4c2 1.5 3.6 3.8 4.2 6.4H8.6V3.4Z" opacity="0.65" />
      <path d="M1.2 11h13.6c-.6 2-1.9 3.4-3.4 3.8H4.6C3.1 14.4 1.8 13 1.2 11Z" />
    </svg>
  )
}
