/** One sentence for whoever shows only that: the first problem, and how many more there are. */
export function detailOf(problems: readonly { path: string; message: string }[]): string {
  const [first, ...others] = problems
  if (first === undefined) return 'It was refused.'
  return `${placed(first)}${moreWords(others.length)}`
}

/** Where and what; many a message begins with its place itself. */
function placed({ path, message }: { path: string; message: string }): string {
  return path === '' || message.startsWith(path) ? message : `${path}: ${message}`
}

function moreWords(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' There is 1 more problem.' : ` There are ${count} more problems.`
}
