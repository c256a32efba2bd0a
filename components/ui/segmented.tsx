'use client'

import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'

type SegmentedProps<V extends string> = {
  label: string
  options: readonly { value: V; label: ReactNode }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few choices, all in sight: radio buttons drawn as one control. */
export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className="inline-flex rounded border border-control p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={clsx(
            'inline-flex h-6 cursor-pointer items-center gap-1.5 rounded-sm px-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
            option.value === value ? 'bg-ink text-background' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
