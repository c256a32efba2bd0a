import { matchesPattern } from './iam/pattern'
import { seededRandom } from './random'

/** What can go wrong. `deny` to `expired` are AWS's own answers; the last four are the network's. */
export const faultKinds = ['deny', 'throttle', '500', '503', 'expired', 'reset', 'hang', 'truncate', 'html'] as const
export type FaultKind = (typeof faultKinds)[number]

/** Which calls go wrong, and how. Patterns may hold `*`; an absent one matches all. */
export type FaultRule = {
  /** IAM action, `ecs:List*`. */
  action?: string
  /** Of the caller; of AssumeRole also that of the role. */
  account?: string
  region?: string
  kind: FaultKind
  /** 0 to 1. Default 1. */
  probability?: number
  /** Goes away after so many hits. Default never. */
  count?: number
}

type FaultTarget = { action: string; accounts: readonly string[]; region: string }

export type Faults = {
  /** The fault that strikes this call, if any: the first rule that matches and whose dice fall. */
  strike: (target: FaultTarget) => FaultKind | null
}

/** The same rules and seed strike the same calls of the same sequence. */
export function faultsOf(rules: readonly FaultRule[], seed = 1): Faults {
  const random = seededRandom(seed)
  const left = rules.map(({ count = Number.POSITIVE_INFINITY }) => count)
  return {
    strike: (target) => {
      const hit = rules.findIndex(
        (rule, index) => (left[index] ?? 0) > 0 && matches(rule, target) && random() < (rule.probability ?? 1),
      )
      const rule = rules[hit]
      if (rule === undefined) return null
      left[hit] = (left[hit] ?? 0) - 1
      return rule.kind
    },
  }
}

function matches({ action = '*', account = '*', region = '*' }: FaultRule, target: FaultTarget): boolean {
  return (
    matchesPattern(action, target.action, true) &&
    target.accounts.some((each) => matchesPattern(account, each)) &&
    matchesPattern(region, target.region)
  )
}
