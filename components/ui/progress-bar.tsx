/** How far something is. `label` says what. */
export function ProgressBar({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <progress
      aria-label={label}
      value={done}
      max={Math.max(total, 1)}
      className="block h-0.5 w-full appearance-none overflow-hidden rounded-full bg-track [&::-moz-progress-bar]:bg-ink-2 [&::-webkit-progress-bar]:bg-track [&::-webkit-progress-value]:bg-ink-2"
    />
  )
}
