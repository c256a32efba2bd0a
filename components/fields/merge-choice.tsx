import { useId } from 'react'
import { FieldValue } from './field-changes'
import { type FieldMerge, pathText } from './merge-fields'

type Side = 'theirs' | 'mine'

type MergeChoiceProps = { field: FieldMerge; chosen: Side | null; onChoose: (side: Side) => void }

const labels = { theirs: 'Theirs', mine: 'Yours' } as const

/** A field that two people have changed: what it was, and which of the two it becomes. */
export function MergeChoice({ field, chosen, onChoose }: MergeChoiceProps) {
  const name = useId()
  return (
    <fieldset className="grid gap-1">
      <legend className="text-ink-2 text-small">
        {pathText(field)}, before: <FieldValue value={field.base ?? null} />
      </legend>
      {(['theirs', 'mine'] as const).map((side) => (
        <label key={side} className="mt-0.5 flex min-h-6 cursor-pointer items-baseline gap-2">
          <input
            type="radio"
            name={name}
            checked={chosen === side}
            onChange={() => onChoose(side)}
            className="size-3.5 shrink-0 translate-y-0.5 accent-ink"
          />
          <span className="w-12 shrink-0">{labels[side]}</span>
          <span className="min-w-0">
            <FieldValue value={field[side] ?? null} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}
