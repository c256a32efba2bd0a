import table from './trunk-limits.json'

const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = table.tasks

/**
 * Tasks in awsvpc that an instance of a type takes through its trunk: AWS's own table (its source and date stand in the
 * file). `none`: AWS says that the family takes no trunk. Null for a type that the table does not have: not known.
 */
export function trunkLimit(instanceType: string): number | 'none' | null {
  const [family = '', size = ''] = instanceType.split('.')
  const ofFamily = Object.hasOwn(limits, family) ? limits[family] : undefined
  const limit = ofFamily !== undefined && Object.hasOwn(ofFamily, size) ? ofFamily[size] : undefined
  if (limit !== undefined) return limit
  return table.withoutTrunk.includes(family) ? 'none' : null
}
