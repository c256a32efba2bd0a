'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { actorWords } from '@/components/history/actor-words'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ChangeLine } from '@/lib/contracts/history'
import { FieldChanges } from './field-changes'
import { MergeChoice } from './merge-choice'
import { type Choices, type FieldMerge, mergeFields, pathText, type Sides } from './merge-fields'

/** A write that met a newer version: the three sides of it, and the write that was there first. */
export type Meeting = { sides: Sides; last: Pick<ChangeLine, 'actor' | 'at'> | null }

type MergeNoticeProps = Meeting & {
  /** "AWS account core". */
  what: string
  onMerge: (choices: Choices) => void
  onDiscard: () => void
}

/** Somebody else's change beside one's own, field by field. Nothing was saved; merged is what one looks over and saves. */
export function MergeNotice({ what, sides, last, onMerge, onDiscard }: MergeNoticeProps) {
  const notice = useRef<HTMLDivElement>(null)
  const [choices, setChoices] = useState<Choices>({})
  // The button that was pressed may be a screen below. Braces: newer browsers answer a promise, which is no clean-up.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const fields = mergeFields(sides)
  const of = (by: FieldMerge['by']) => fields.filter((field) => field.by === by)
  const open = of('both').filter((field) => choices[pathText(field)] === undefined)
  return (
    <div
      ref={notice}
      role="alert"
      className="@container scroll-mt-14 grid gap-3 rounded border border-warn-shape bg-warn-tint px-3 py-2.5"
    >
      <p>
        Since you opened it,{' '}
        <span className="wrap-anywhere font-medium">{last ? actorWords(last.actor) : 'somebody else'}</span> changed{' '}
        {what}
        {last && (
          <>
            {' '}
            (<RelativeTime at={last.at} />)
          </>
        )}
        . Your changes are not saved yet.
      </p>
      {of('both').length > 0 && (
        <Part title="You both changed these. Choose one for each.">
          {of('both').map((field) => (
            <MergeChoice
              key={pathText(field)}
              field={field}
              chosen={choices[pathText(field)] ?? null}
              onChoose={(side) => setChoices({ ...choices, [pathText(field)]: side })}
            />
          ))}
        </Part>
      )}
      {of('them').length > 0 && (
        <Part title="Their changes">
          <FieldChanges fields={of('them').map((field) => shown(field, field.theirs))} />
        </Part>
      )}
      {of('me').length > 0 && (
        <Part title="Your changes">
          <FieldChanges fields={of('me').map((field) => shown(field, field.mine))} />
        </Part>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onMerge(choices)} disabled={open.length > 0}>
          Merge
        </Button>
        <Button size="small" variant="quiet" onClick={onDiscard}>
          Discard my changes
        </Button>
      </div>
    </div>
  )
}

const shown = (field: FieldMerge, after: FieldMerge['mine']) => ({
  path: pathText(field),
  before: field.base ?? null,
  after: after ?? null,
})

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-small">{title}</p>
      {children}
    </div>
  )
}
