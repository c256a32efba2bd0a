import { ChangeList } from '@/components/accounts/change-list'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { actorWords } from './actor-words'
import { comparePath, revisionPath } from './history-path'
import type { Write } from './writes-of'

/** Changes drawn at once; an import of a fleet has hundreds. */
const most = 8

/** One write: who, when, what, and the ways to look at it. */
export function WriteEntry({ write: { revision, at, actor, changes }, current }: { write: Write; current: number }) {
  return (
    <li className="border-line border-t py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-medium text-title">
          <IntentLink href={revisionPath(revision)} className="hover:underline">
            Revision {revision}
          </IntentLink>
        </h2>
        <p className="wrap-anywhere mr-auto min-w-0 text-ink-2">
          {actorWords(actor)}, <RelativeTime at={at} />
        </p>
        <p className="flex gap-x-3">
          <IntentLink href={revisionPath(revision)} aria-label={`Open revision ${revision}`} className="text-link">
            Open
          </IntentLink>
          {revision < current && (
            <IntentLink
              href={comparePath(revision, current)}
              aria-label={`Compare revision ${revision} with the current one`}
              className="text-link"
            >
              Compare with current
            </IntentLink>
          )}
        </p>
      </div>
      <ChangeList changes={changes} tense="past" most={most} plain />
    </li>
  )
}
