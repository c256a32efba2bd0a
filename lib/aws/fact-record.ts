import type { FactName, Facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'

/** One gathered fact with its place; region is null for facts of the whole account. */
export type FactRecord = { [K in FactName]: { fact: K; region: string | null; gathered: Gathered<Facts[K]> } }[FactName]
