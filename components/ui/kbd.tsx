/** A key as printed on the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border border-line-strong bg-card px-1 text-[11px] text-ink-3 leading-none">
      {children}
    </kbd>
  )
}
