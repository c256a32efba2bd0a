import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Evidence } from '../evidence'
import type { Gathered } from '../gathered'
import { faultSentence } from '../unknown-words'
import { counted, grouped } from '../words'
import { fargateQuotas } from './fargate-quotas'
import { type FargateUse, fargateRoom, fargateUseWords } from './fargate-use'

/** What Fargate's quota leaves; empty where it says nothing about the task. The quota alone fails nothing. */
export function fargateQuotaSentence(use: Gathered<FargateUse> | null, task: ReferenceTask): string {
  if (use === null) return ''
  if (!use.ok) return `Could not read how much of Fargate's quota is in use: ${faultSentence(use.fault)}`
  const room = fargateRoom(use.value, task)
  const words = `Fargate: ${fargateUseWords(use.value)}`
  if (room >= task.count) return `${words}.`
  return `${words}, which leaves room for ${counted(room, 'task')} of ${grouped(task.count)}: raise quota ${fargateQuotas[use.value.of].code} before the deploy.`
}

/** The same as a table, with what the task asks for. */
export function fargateQuotaTable(use: Gathered<FargateUse> | null, task: ReferenceTask): Evidence[] {
  if (!use?.ok) return []
  const { of, used, quota } = use.value
  const enough = fargateRoom(use.value, task) >= task.count
  return [
    {
      kind: 'table',
      title: `${fargateQuotas[of].name}, of the region's quota ${fargateQuotas[of].code}`,
      columns: ['In use', 'Quota', 'The reference task needs'],
      rows: [
        [
          grouped(used),
          grouped(quota),
          { text: grouped((task.cpu * task.count) / 1024), status: enough ? ('pass' as const) : ('warn' as const) },
        ],
      ],
    },
  ]
}
