import type { ComponentProps, ReactNode } from 'react'
import { Input } from '@/components/ui/input'

type DoorFieldProps = ComponentProps<typeof Input> & {
  name: string
  label: string
  hint?: ReactNode
  error?: string | null
}

/** A field of a form that needs no script: its id is its name. */
export function DoorField({ name, label, hint, error, ...input }: DoorFieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-medium">
        {label}
      </label>
      <Input
        id={name}
        name={name}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {hint && (
        <p id={`${name}-hint`} className="text-ink-3 text-small">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} role="alert" className="text-fail text-small">
          {error}
        </p>
      )}
    </div>
  )
}
