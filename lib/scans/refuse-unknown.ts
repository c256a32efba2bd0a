import { Invalid } from '@/lib/problem'

/** @throws Invalid at `path` for the first name that is no `what`'s; null names none */
export function refuseUnknown(
  names: readonly string[] | null,
  known: { has: (name: string) => boolean },
  path: string,
  what: string,
): void {
  const unknown = names?.find((name) => !known.has(name))
  if (unknown !== undefined) throw new Invalid(`There is no ${what} named "${unknown}".`, path)
}
