import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import { ProblemError, wordsOf } from '@/components/queries/problem-error'

/** A problem's path as react-hook-form writes it: `regions[0].name` is `regions.0.name`. */
export function fieldPath(path: string): string {
  return path.replaceAll(/\[(\d+)\]/g, '.$1')
}

/**
 * Puts what the server refused beside the fields; what names no field of the form goes to `root`, and a name that is
 * taken to `name`. `fields` are the form's top-level fields.
 */
export function putProblem<D extends FieldValues>(
  setError: UseFormSetError<D>,
  error: unknown,
  fields: readonly (keyof D & string)[],
): void {
  const problems = error instanceof ProblemError ? error.problems : []
  const root: string[] = []
  for (const { path, message } of problems) {
    const field = fieldPath(path)
    const known = fields.some((name) => field === name || field.startsWith(`${name}.`))
    if (known) setError(field as Path<D>, { type: 'server', message })
    else root.push(path ? `${path}: ${message}` : message)
  }
  if (problems.length === 0) root.push(wordsOf(error))
  if (root.length > 0) setError('root.server', { type: 'server', message: root.join(' ') })
}
