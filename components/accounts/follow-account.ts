import type { ChangeLine } from '@/lib/contracts/history'

type Followed = {
  /** What it is called now; null where it was deleted. */
  name: string | null
  /** The last write to it since it was read; null where there was none. */
  last: ChangeLine | null
}

/** An account since it was read, through renames. `lines` newest first; another account may bear its name by now. */
export function followAccount(lines: readonly ChangeLine[], read: { name: string; version: number }): Followed {
  const since = lines.filter(({ revision }) => revision > read.version)
  return since.toReversed().reduce<Followed>(
    (followed, line) => {
      if (followed.name === null || line.before?.name !== followed.name) return followed
      return { name: line.after === null ? null : line.name, last: line }
    },
    { name: read.name, last: null },
  )
}
