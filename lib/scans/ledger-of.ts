import { actionsOf } from '@/lib/aws/actions'
import { collectors } from '@/lib/aws/collectors'
import { withDependencies } from '@/lib/aws/plan'
import type { ScanLedger } from '@/lib/contracts/costs'
import type { Check } from '@/lib/readiness/check'
import { checks as catalogue } from '@/lib/readiness/checks'
import { factNames } from '@/lib/readiness/facts'
import type { ActionCalls } from '@/prisma/repositories/calls'

type Spent = Pick<ActionCalls, 'calls' | 'retries' | 'throttles' | 'ms'>

/**
 * A scan's requests by action and by check. A check's are those of the actions that the collectors of its facts declare;
 * checks share facts, so that they sum up to more than was sent. `checks`: null for all of them.
 */
export function ledgerOf(
  calls: readonly ActionCalls[],
  checks: readonly string[] | null,
): Pick<ScanLedger, 'total' | 'byAction' | 'byCheck'> {
  const byAction = calls
    .map(({ action, ...spent }) => ({ action, facts: factsOf(action), ...spent }))
    .toSorted((a, b) => b.calls - a.calls || a.action.localeCompare(b.action))
  const asked = catalogue.filter(({ check }) => checks?.includes(check) ?? true)
  const readers = new Map(asked.map((check) => [check.check, new Set(actionsOf(factsOfCheck(check)))]))
  const isOwn = (action: string) => [...readers.values()].filter((actions) => actions.has(action)).length === 1
  return {
    total: sum(byAction),
    byAction,
    byCheck: asked
      .map((check) => {
        const read = byAction.filter(({ action }) => readers.get(check.check)?.has(action))
        const own = sum(read.filter(({ action }) => isOwn(action))).calls
        return { check: check.check, name: check.name, facts: factsOfCheck(check), own, ...sum(read) }
      })
      .toSorted((a, b) => b.calls - a.calls || a.check.localeCompare(b.check)),
  }
}

const factsOfCheck = ({ needs, uses }: Check) =>
  needs.length + uses.length === 0 ? [] : withDependencies([...needs, ...uses])

const factsOf = (action: string) => factNames.filter((fact) => collectors[fact].actions.includes(action))

function sum(all: readonly Spent[]): Spent {
  const nothing: Spent = { calls: 0, retries: 0, throttles: 0, ms: 0 }
  return all.reduce(
    (so, { calls, retries, throttles, ms }) => ({
      calls: so.calls + calls,
      retries: so.retries + retries,
      throttles: so.throttles + throttles,
      ms: so.ms + ms,
    }),
    nothing,
  )
}
