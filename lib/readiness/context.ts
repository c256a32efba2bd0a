import type { CompleteMapping, Mapping } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import type { Iso } from './gathered'

/** All that a check may know beside the facts; `judge` reads nothing else. */
export type Context<M extends Mapping = CompleteMapping> = {
  registry: Registry
  mapping: M
  settings: Settings
  /** The release whose rules apply; null where nobody has said (then as for 1.18). */
  release: string | null
  /** The region being judged; null in checks of scope registry and account. */
  region: string | null
  now: Iso
}
