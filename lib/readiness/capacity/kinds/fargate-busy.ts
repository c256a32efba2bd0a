import { sentences } from '../capacity-sentences'
import { fargateQuotaSentence } from '../fargate-sentences'
import { type FargateUse, fargateUseWords } from '../fargate-use'
import type { CapacityKind } from './kind'
import { quotaFix, quotaTable } from './quota-words'
import { notes } from './words'

/** What runs now has taken the room that the quota leaves; the count of what runs lags behind. */
export type FargateBusy = { kind: 'fargate-busy'; use: FargateUse }

export const fargateBusy: CapacityKind<FargateBusy> = {
  status: 'warn',
  why: ({ use }) => `Fargate: ${fargateUseWords(use)}`,
  tell: ({ use }, subject) => ({
    title: `Fargate's quota leaves too little room for the reference task in ${subject.cluster.name}`,
    summary: sentences(
      fargateQuotaSentence(subject.fargate, subject.task),
      'AWS reports usage a few minutes late, so the number may be higher or lower.',
      ...notes(subject),
    ),
    evidence: [quotaTable(use, subject.task)],
    fix: quotaFix(use.of, subject),
  }),
}
