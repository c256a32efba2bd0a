import { grouped } from '../../words'
import { sentences } from '../capacity-sentences'
import { fargateQuotas } from '../fargate-quotas'
import type { FargateUse } from '../fargate-use'
import type { CapacityKind } from './kind'
import { needed, quotaFix, quotaTable } from './quota-words'
import { notes } from './words'

/** The applied quota is smaller than the reference: whatever runs there, Fargate starts no such deploy. */
export type FargateQuotaSmall = { kind: 'fargate-quota'; of: FargateUse['of']; quota: number }

export const fargateQuotaSmall: CapacityKind<FargateQuotaSmall> = {
  status: 'fail',
  why: ({ quota }, { task }) => `Fargate: quota of ${grouped(quota)} vCPU, ${grouped(needed(task))} needed`,
  tell: ({ of, quota }, subject) => ({
    title: `Fargate's quota is too small for the reference task in ${subject.cluster.name}`,
    summary: sentences(
      `${fargateQuotas[of].name} is limited to ${grouped(quota)} in ${subject.region}, and the reference task needs ${grouped(needed(subject.task))}.`,
      ...notes(subject),
    ),
    evidence: [quotaTable({ of, quota, used: null }, subject.task)],
    fix: quotaFix(of, subject),
  }),
}
