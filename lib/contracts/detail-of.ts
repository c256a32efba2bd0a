/** One sentence for whoever shows only that: the first problem, and how many more there are. */
export function detailOf(problems: readonly { path: string; message: string }[]): string {
  const [first, ...others] = problems
  if (first === undefined) return 'It was refused.'
  const more = others.length === 0 ? '' : ` There are ${others.length} more problems.`
  return `${first.path === '' ? '' : `${first.path}: `}${first.message}${more}`
}
