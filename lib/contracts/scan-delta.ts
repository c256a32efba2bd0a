import type { Scan } from './scans'

/**
 * What is new of a scan since `before`: whole but for its lists, which hold only what changed. Null where nothing did.
 * A thousand accounts twice a second would be megabytes to every viewer.
 */
export function scanDelta(before: Scan, after: Scan): Scan | null {
  const states = new Map(before.accounts.map(({ ecsAccount, state }) => [ecsAccount, state]))
  const accounts = after.accounts.filter(({ ecsAccount, state }) => states.get(ecsAccount) !== state)
  const byAction = Object.fromEntries(
    Object.entries(after.calls.byAction).filter(([action, calls]) => before.calls.byAction[action] !== calls),
  )
  const delta = { ...after, calls: { ...after.calls, byAction }, accounts }
  const isSame = after.state === before.state && after.progress.done === before.progress.done
  const isQuiet = accounts.length === 0 && after.calls.total === before.calls.total
  return isSame && isQuiet && after.progress.total === before.progress.total ? null : delta
}

/** The scan as a viewer has it after a delta. */
export function withDelta(before: Scan, delta: Scan): Scan {
  const states = new Map(delta.accounts.map(({ ecsAccount, state }) => [ecsAccount, state]))
  const known = new Set(before.accounts.map(({ ecsAccount }) => ecsAccount))
  return {
    ...delta,
    calls: { ...delta.calls, byAction: { ...before.calls.byAction, ...delta.calls.byAction } },
    accounts: [
      ...before.accounts.map(({ ecsAccount, state }) => ({ ecsAccount, state: states.get(ecsAccount) ?? state })),
      ...delta.accounts.filter(({ ecsAccount }) => !known.has(ecsAccount)),
    ],
  }
}
