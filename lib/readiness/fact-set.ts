import type { AccountFactName, Facts, RegionFactName } from './facts'
import type { Gathered } from './gathered'

/** All that is known of one AWS account. A fact that nobody asked for is absent. */
export type FactSet = {
  account: { [K in AccountFactName]?: Gathered<Facts[K]> }
  regions: Record<string, { [K in RegionFactName]?: Gathered<Facts[K]> }>
}

export const noFacts: FactSet = { account: {}, regions: {} }
