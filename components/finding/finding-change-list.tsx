import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { asksForSomething, placeKey } from '@/lib/readiness/changes/finding-change'
import type { FindingChange } from '@/lib/readiness/changes/finding-change-schema'
import { groupNames } from '@/lib/readiness/group'
import { counted } from '@/lib/readiness/words'
import { findingId } from './finding-id'
import { Prose } from './prose'
import { StatusChange } from './status-change'

type FindingChangeListProps = {
  changes: readonly FindingChange[]
  /** Where the findings of after stand: "" on their own page; null where they are nowhere to be seen. */
  page: string | null
  none?: { before: string; after: string }
  /** What stands behind a change. */
  note?: (change: FindingChange) => ReactNode
}

/** Findings that do not say what they said, each with its status before and after; those that ask nobody for anything are folded. */
export function FindingChangeList({ changes, ...rest }: FindingChangeListProps) {
  const loud = changes.filter(asksForSomething)
  const quiet = changes.filter((change) => !asksForSomething(change))
  return (
    <>
      {loud.length > 0 && <Changes changes={loud} {...rest} />}
      {quiet.length > 0 && (
        <Disclosure
          summary={<span className="text-ink-2">{counted(quiet.length, 'more finding')}: ready ↔ not applicable</span>}
        >
          <Changes changes={quiet} {...rest} />
        </Disclosure>
      )}
    </>
  )
}

function Changes({ changes, page, none, note }: FindingChangeListProps) {
  return (
    <ul className="border-line border-t">
      {changes.map((change) => (
        <li
          key={placeKey(change)}
          className="grid grid-cols-[240px_1fr] gap-x-5 gap-y-0.5 border-line border-b py-2 @max-[680px]:grid-cols-1"
        >
          <StatusChange
            before={change.before?.status ?? null}
            after={change.after?.status ?? null}
            {...(none && { none })}
          />
          <div className="min-w-0">
            <Title change={change} page={page} />
            <Place change={change} />
            {note?.(change)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Title({ change, page }: { change: FindingChange; page: string | null }) {
  const { before, after } = change
  const words = <Prose text={(after ?? before)?.title ?? change.check} />
  if (after === null || page === null) return <p className="break-words">{words}</p>
  return (
    <p className="break-words">
      <a href={`${page}#${encodeURIComponent(findingId(change))}`} className="hover:underline">
        {words}
      </a>
    </p>
  )
}

function Place({ change: { group, check, region, resource } }: { change: FindingChange }) {
  return (
    <p className="flex min-w-0 flex-wrap gap-x-2 text-ink-3 text-small">
      <span>
        {groupNames[group]}: <code>{check}</code>
      </span>
      {region && <span>{region}</span>}
      {resource && <code className="min-w-0 break-all">{resource}</code>}
    </p>
  )
}
