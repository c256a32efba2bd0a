import type { Region } from '@/lib/registry/aws-account'
import { isOpenText } from '@/lib/registry/open-text'
import { textOrNull, wordsIn } from './text-of-field'

/** A region as it stands in a form; `kept` is what an import brought and no field shows. */
export type RegionDraft = { name: string; availabilityZones: string; kept: Omit<Region, 'name' | 'availabilityZones'> }

export const emptyRegion: RegionDraft = { name: '', availabilityZones: '', kept: {} }

export function regionDraftsOf(regions: readonly Region[]): RegionDraft[] {
  return regions.map(({ name, availabilityZones = [], ...kept }) => ({
    name,
    availabilityZones: typeof availabilityZones === 'string' ? availabilityZones : availabilityZones.join(', '),
    kept,
  }))
}

/** The regions that a form states; a row without a name states none, unless it has zones. */
export function regionsOf(drafts: readonly RegionDraft[]): object[] {
  return drafts.flatMap(({ name, availabilityZones, kept }) => {
    const zones = isOpenText(availabilityZones) ? availabilityZones.trim() : wordsIn(availabilityZones)
    if (textOrNull(name) === null && zones.length === 0) return []
    return [{ name: name.trim(), ...kept, ...(zones.length > 0 && { availabilityZones: zones }) }]
  })
}
