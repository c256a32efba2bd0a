/** A column of a table as a file has it: what its cells say, in words or as a number. */
export type FileColumn<T> = { name: string; text: (row: T) => string | number | null }

/** RFC 4180, with a heading. What a spreadsheet would take for a formula is text. */
export function csvOf<T>(columns: readonly FileColumn<T>[], rows: readonly T[]): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ text }) => text(row)))]
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same as a list of objects, by the columns' names. */
export function jsonOf<T>(columns: readonly FileColumn<T>[], rows: readonly T[]): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map(({ name, text }) => [name, text(row)])))
  return `${JSON.stringify(objects, null, 2)}\n`
}
