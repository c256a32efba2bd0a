import { onInstancesWords, sentences } from '../capacity-sentences'
import { fargateQuotaSentence, fargateQuotaTable } from '../fargate-sentences'
import { fargateUseWords } from '../fargate-use'
import type { Placement } from '../placement'
import type { CapacityKind } from './kind'
import { hasRoomTitle, notes } from './words'

/** `placement`: what its instances say, where they were read and asked. */
export type OnFargate = {
  kind: 'fargate'
  how: 'launch-type' | 'attached' | 'in-use'
  placement: Placement | null
}

export const onFargate: CapacityKind<OnFargate> = {
  status: 'pass',
  why: ({ how }, { fargate }) => {
    if (fargate?.ok) return `Fargate: ${fargateUseWords(fargate.value)}`
    return how === 'in-use' ? 'Fargate, in use there' : 'Fargate'
  },
  tell: ({ how, placement }, subject) => ({
    title: hasRoomTitle(subject),
    summary: sentences(
      fargateWords(how),
      fargateQuotaSentence(subject.fargate, subject.task),
      ...(placement === null ? [] : onInstancesWords(placement, subject.task)),
      ...notes(subject),
    ),
    evidence: fargateQuotaTable(subject.fargate, subject.task),
  }),
}

/** Why Fargate has room. */
function fargateWords(how: OnFargate['how']): string {
  if (how === 'launch-type') return 'Fargate tasks need no instances, and every active cluster takes them.'
  const why = how === 'attached' ? 'Fargate is attached to the cluster' : 'Tasks or services run on Fargate there'
  return `${why}: such tasks need no instances.`
}
