import type { CompleteMapping, Mapping } from '@/lib/registry/mapping'
import type { Context } from './context'
import type { Evidence } from './evidence'
import type { AccountFactName, FactName, Facts, RegionFactName } from './facts'
import type { Fault } from './fault'
import type { Fix } from './fixes'
import type { Gathered } from './gathered'
import type { Group } from './group'

/**
 * What a check says about one resource. `title` is the verdict as a sentence that names the thing; `summary` gives the
 * numbers and why it matters. A warn or fail cannot be written without evidence and a fix, an unknown without a fault.
 */
export type Verdict = { resource: string | null; title: string; summary: string } & (
  | { status: 'pass' | 'not-applicable'; evidence?: readonly Evidence[] }
  | ({ status: 'warn' | 'fail'; evidence: readonly [Evidence, ...Evidence[]]; fix: Fix } & Consequence)
  | { status: 'unknown'; fault: Fault; evidence?: readonly Evidence[] }
)

/** What a warn or fail is part of, beyond its own account. */
type Consequence = {
  /** Whom it hits; the account alone unless said. */
  reach?: 'everything'
  /** The fault that is its evidence, where AWS's refusal itself is what is wrong: it shares that fault's cause. */
  refusal?: Fault
  /** Shared by findings that one mistake of the registry made. */
  cause?: string
}

/** A verdict of an account-scope check about one of its regions. */
export type RegionalVerdict = Verdict & { region?: string | null }

/** Words of a check, reviewed as text. */
export type Words = {
  check: string
  group: Group
  /** A noun: "Role trust". */
  name: string
  /** Where to read on. */
  docs: string
  /** `source`: the page or upstream file that holds the rule, and whether it was read or seen running. */
  rule: { source: string; appliesTo: string }
}

type ByRegion<T> = Record<string, Gathered<T>>

/** The mapping, complete or not. Facts are a help where somebody gathered them: it is judged without them too. */
export type RegistryCheck<U extends AccountFactName> = Words & {
  scope: 'registry'
  needs: readonly []
  uses: readonly U[]
  judge: (facts: { [K in U]?: Gathered<Facts[K]> }, context: Context<Mapping>) => readonly RegionalVerdict[]
}

/**
 * Once per account. `needs` are account facts (absent: the runner answers `unknown` with the fault); `uses` come as value
 * or fault, region facts by mapped region. A verdict may carry the region it speaks of.
 */
export type AccountCheck<N extends AccountFactName, U extends FactName> = Words & {
  scope: 'account'
  needs: readonly N[]
  uses: readonly U[]
  judge: (
    facts: Pick<Facts, N> & {
      [K in U]: K extends RegionFactName ? ByRegion<Facts[K]> : Gathered<Facts[K]>
    },
    context: Context<CompleteMapping>,
  ) => readonly RegionalVerdict[]
}

/** Once per mapped region. */
export type RegionCheck<N extends FactName, U extends FactName> = Words & {
  scope: 'region'
  needs: readonly N[]
  uses: readonly U[]
  judge: (
    facts: Pick<Facts, N> & { [K in U]: Gathered<Facts[K]> },
    context: Context<CompleteMapping> & { region: string },
  ) => readonly Verdict[]
}

/** A check whose facts' types were checked where it was defined; only the runner calls `judge`. */
export type Check = Words & {
  scope: 'registry' | 'account' | 'region'
  needs: readonly FactName[]
  uses: readonly FactName[]
  judge: (facts: never, context: never) => readonly RegionalVerdict[]
}

export const registryCheck = <const U extends AccountFactName = never>({
  uses,
  ...check
}: Omit<RegistryCheck<U>, 'scope' | 'needs' | 'uses'> & { uses?: readonly U[] }): Check => ({
  ...check,
  scope: 'registry',
  needs: [],
  uses: uses ?? [],
})

export const accountCheck = <const N extends AccountFactName = never, const U extends FactName = never>(
  check: Omit<AccountCheck<N, U>, 'scope'>,
): Check & Pick<AccountCheck<N, U>, 'judge'> => ({ ...check, scope: 'account' })

export const regionCheck = <const N extends FactName = never, const U extends FactName = never>(
  check: Omit<RegionCheck<N, U>, 'scope'>,
): Check & Pick<RegionCheck<N, U>, 'judge'> => ({ ...check, scope: 'region' })
