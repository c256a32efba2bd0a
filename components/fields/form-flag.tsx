import type { ReactNode } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { FormText } from './form-text'

type FormFlagProps<D extends FieldValues, I> = {
  form: UseFormReturn<D, unknown, I>
  name: Path<D>
  label: string
  /** Said beside the label. */
  about?: ReactNode
  hint?: ReactNode
}

/** A switch of a form: a box to tick, or the placeholder that it comes from, as it is written. */
export function FormFlag<D extends FieldValues, I>({ form, name, label, about, hint }: FormFlagProps<D, I>) {
  const written = form.formState.defaultValues?.[name]
  if (typeof written !== 'string') {
    const words = (
      <>
        {label} {about}
      </>
    )
    return <Checkbox label={words} hint={hint} {...form.register(name)} />
  }
  const placeholder =
    'A placeholder that Clouddriver fills in when it starts. Choose true or false to set a fixed value.'
  return <FormText form={form} name={name} label={label} hint={placeholder} code />
}
