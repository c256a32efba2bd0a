import type { ChangeLine } from '@/lib/contracts/history'
import { changesOf } from '@/lib/registry/clouddriver/registry-diff'
import type { RegistryChange } from '@/lib/registry/registry-change'

/** One write to the registry, with what it changed as far as it was asked for. */
export type Write = { revision: number; at: string; actor: string; changes: RegistryChange[] }

/** Lines of the history by the write that they belong to, in their order. */
export function writesOf(lines: readonly ChangeLine[]): Write[] {
  const writes = new Map<number, Write>()
  for (const { revision, at, actor, entity, before, after } of lines) {
    const write = writes.get(revision) ?? { revision, at, actor, changes: [] }
    writes.set(revision, write)
    write.changes.push(...changesOf({ entity, before, after }))
  }
  return [...writes.values()]
}
