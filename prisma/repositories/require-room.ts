import { Conflict } from '@/lib/problem'
import { bounds } from '@/lib/registry/bounds'

/** Throws Conflict where the registry holds as many accounts of a kind as it takes. */
export function requireRoom(count: number, kind: 'AWS' | 'ECS'): void {
  if (count < bounds.accounts) return
  throw new Conflict(
    `The registry holds ${count} ${kind} accounts; it takes ${bounds.accounts} at most. Delete one before you add another.`,
  )
}
