import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Evidence } from '../../evidence'
import type { Fix } from '../../fixes'
import { grouped } from '../../words'
import type { CapacitySubject } from '../capacity-subject'
import { fargateQuotas } from '../fargate-quotas'
import type { FargateUse } from '../fargate-use'

/** vCPUs that all copies of the reference task take together. */
export function needed({ cpu, count }: ReferenceTask): number {
  return (cpu * count) / 1024
}

export function quotaTable(
  { of, quota, used }: Pick<FargateUse, 'of' | 'quota'> & { used: number | null },
  task: ReferenceTask,
): Evidence {
  return {
    kind: 'table',
    title: `${fargateQuotas[of].name}, of the region's quota ${fargateQuotas[of].code}`,
    columns: ['In use', 'Quota', 'The reference task needs'],
    rows: [[used === null ? 'not asked' : grouped(used), grouped(quota), grouped(needed(task))]],
  }
}

/** Asks AWS for what is in use now and the reference task on top. */
export function quotaFix(of: FargateUse['of'], { region, task, fargate }: CapacitySubject): Fix {
  const { code, name } = fargateQuotas[of]
  const used = fargate?.ok ? fargate.value.used : 0
  return { kind: 'raise-quota', region, service: 'fargate', code, name, to: Math.ceil(used + needed(task)) }
}
