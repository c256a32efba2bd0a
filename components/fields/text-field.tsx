import type { ComponentProps, ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type TextFieldProps = Omit<ComponentProps<typeof Input>, 'id'> & {
  label: string
  hint?: ReactNode
  error?: string | undefined
  optional?: boolean
}

/** A line of text with its label: spread `register('name')` over it. */
export function TextField({ label, hint, error, optional, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional && { optional })}>
      {(control) => <Input autoComplete="off" spellCheck={false} {...control} {...input} />}
    </Field>
  )
}
