import { withGapsWord } from '@/lib/readiness/gaps'
import { GapsIcon } from './gaps-icon'

/** Ready as far as it could be read, as shape and word. */
export function GapsLabel() {
  return (
    <span className="inline-flex items-center gap-1.5 text-unknown">
      <GapsIcon small />
      {withGapsWord}
    </span>
  )
}
