import { sentences, upper } from '../capacity-sentences'
import type { ProviderGrowth } from '../provider-growth'
import { daemonWords, growthWords } from '../room-words'
import type { CapacityKind } from './kind'
import { hasRoomTitle, notes } from './words'

/** The reference task names this provider, and it may grow enough. */
export type ProviderGrows = { kind: 'provider-grows'; growth: ProviderGrowth }

export const providerGrows: CapacityKind<ProviderGrows> = {
  status: 'pass',
  why: ({ growth }) => growthWords(growth),
  tell: ({ growth }, subject) => ({
    title: hasRoomTitle(subject),
    summary: sentences(`${upper(growthWords(growth))}.`, daemonWords([growth]), ...notes(subject)),
  }),
}
