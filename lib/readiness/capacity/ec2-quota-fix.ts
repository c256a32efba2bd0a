import type { Fix } from '../fixes'
import type { CapacitySubject } from './capacity-subject'
import type { Placement } from './placement'
import type { ProviderGrowth } from './provider-growth'

/** Asks AWS for the vCPUs that the missing copies need, where the group itself may grow so far; null elsewhere. */
export function ec2QuotaFix(
  { room }: Placement,
  stopped: readonly ProviderGrowth[],
  { region, task }: Pick<CapacitySubject, 'region' | 'task'>,
): Fix | null {
  for (const { group, quota, copiesEach } of stopped) {
    if (group === null || quota === null || copiesEach === null || copiesEach === 0) continue
    const add = Math.ceil((task.count - room) / copiesEach)
    if (group.instances + add > group.maximum) continue
    const { code, name, used, vcpusEach } = quota
    return { kind: 'raise-quota', region, service: 'ec2', code, name, to: used + add * vcpusEach }
  }
  return null
}
