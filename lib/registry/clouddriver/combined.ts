import { uniformKey } from './relaxed-key'
import type { YamlEntry, YamlMap } from './yaml-tree'

/**
 * Two maps as Spring reads one property source after another: the later value of a property counts, and a list counts as a
 * whole (IndexedElementsBinder.java). Entries of the later map stand last, so that what is added comes to stand there.
 */
export function combined(earlier: YamlMap, later: YamlMap): YamlMap {
  const overriding = new Map(later.entries.map((entry) => [uniformKey(entry.key), entry]))
  const kept = earlier.entries.filter((entry) => !isOverridden(entry, overriding.get(uniformKey(entry.key))))
  const byForm = new Map(earlier.entries.map((entry) => [uniformKey(entry.key), entry]))
  const added = later.entries
    .filter((entry) => !isNothing(entry) || !byForm.has(uniformKey(entry.key)))
    .map((entry) => joined(byForm.get(uniformKey(entry.key)), entry))
  return { ...later, entries: [...kept, ...added] }
}

function isOverridden(entry: YamlEntry, later: YamlEntry | undefined): boolean {
  return later !== undefined && !isNothing(later) && entry.key !== ''
}

function joined(earlier: YamlEntry | undefined, later: YamlEntry): YamlEntry {
  if (earlier?.value.kind !== 'map' || later.value.kind !== 'map') return later
  return { ...later, value: combined(earlier.value, later.value) }
}

/** A key without a value sets no property. */
function isNothing({ value }: YamlEntry): boolean {
  return value.kind === 'scalar' && value.value === null
}
