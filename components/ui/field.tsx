'use client'

import { type ReactNode, useId } from 'react'

/** What a control inside a Field must be given, so that label, hint and error are read out with it. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type FieldProps = {
  label: string
  /** What to write, in a few words; stays while one types. */
  hint?: ReactNode
  /** What is wrong and what to do; null or undefined where nothing is. */
  error?: string | null | undefined
  optional?: boolean
  children: (control: FieldControl) => ReactNode
}

/** A labelled control: `<Field label="Name">{(control) => <Input {...control} />}</Field>`. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-small">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-fail text-small">
          {error}
        </p>
      )}
    </div>
  )
}
