import { TriangleAlert } from 'lucide-react'
import { Button } from './button'

type FailedStateProps = {
  /** What failed: "The clusters could not be loaded". */
  title: string
  /** Why, in the server's own words. */
  detail: string
  onRetry: () => void
  busy?: boolean
}

/** Something could not be loaded: what, why, and another try. */
export function FailedState({ title, detail, onRetry, busy = false }: FailedStateProps) {
  return (
    <div role="alert" className="flex flex-wrap items-start gap-3 rounded-card border border-line bg-card p-4">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-title">{title}</p>
        <p className="break-words text-ink-2">{detail}</p>
      </div>
      <Button onClick={onRetry} busy={busy}>
        Try again
      </Button>
    </div>
  )
}
