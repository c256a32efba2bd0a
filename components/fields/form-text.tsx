import type { ComponentProps } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { TextField } from './text-field'

type FormTextProps<D extends FieldValues, I> = Omit<ComponentProps<typeof TextField>, 'name' | 'error' | 'form'> & {
  form: UseFormReturn<D, unknown, I>
  name: Path<D>
}

/** A line of text of a form, with what is wrong with it. */
export function FormText<D extends FieldValues, I>({ form, name, ...field }: FormTextProps<D, I>) {
  const { error } = form.getFieldState(name, form.formState)
  return <TextField error={error?.message} {...field} {...form.register(name)} />
}
