import type { Evidence } from '../../evidence'
import { grouped, listed, taskSize } from '../../words'
import { copiesWords, largestWords, sentences } from '../capacity-sentences'
import { firstRelease, isBefore } from '../first-release'
import { makeRoom } from '../make-room'
import type { Placement } from '../placement'
import type { ProviderGrowth } from '../provider-growth'
import { daemonWords, growthWords } from '../room-words'
import type { CapacityKind } from './kind'
import { instanceEvidence, notes } from './words'

export type AfterScaleOut = {
  kind: 'after-scale-out'
  placement: Placement
  growth: readonly [ProviderGrowth, ...ProviderGrowth[]]
}

export const afterScaleOut: CapacityKind<AfterScaleOut> = {
  status: 'warn',
  why: ({ growth }) => growthWords(growth[0]),
  tell: ({ placement, growth }, subject) => ({
    title: `${subject.cluster.name} has room for the reference task only after it scales out`,
    summary: sentences(
      `${taskSize(subject.task)}${copiesWords(subject.task.count)} do not fit now, but ${listed(growth.map(growthWords))}.`,
      ...(growth.some(({ copiesEach }) => copiesEach === null) ? ['The size of a new instance is unknown.'] : []),
      daemonWords(growth),
      "A deploy with launch type EC2, Deck's default, does not trigger this; only a capacity provider strategy does.",
      tooOld(subject.release),
      largestWords(placement),
      ...notes(subject),
    ),
    evidence: [growthTable(growth), ...instanceEvidence(placement)],
    fix: makeRoom(placement, subject),
  }),
}

/** Before the release that has strategies, no deploy of Spinnaker makes a provider grow. */
function tooOld(release: string | null): string {
  const first = firstRelease.capacityProvider
  return isBefore(release, first) ? `Spinnaker ${release} cannot set one: strategies came with release ${first}.` : ''
}

/** The capacity providers that may still add instances, and how many. */
function growthTable(growth: AfterScaleOut['growth']): Evidence {
  return {
    kind: 'table',
    title: 'What can be added',
    columns: ['Capacity provider', 'Auto Scaling group', 'Instances, of maximum', 'Tasks on each new one'],
    rows: growth.map(({ provider, group, copiesEach }) => [
      { text: provider, code: true },
      { text: group?.name ?? 'managed instances', code: group !== null },
      group === null ? 'no maximum' : `${grouped(group.instances)} of ${grouped(group.maximum)}`,
      copiesEach === null ? 'unknown size' : grouped(copiesEach),
    ]),
  }
}
