import type { CapacityFacts } from '../capacity/capacity-facts'
import { copiesAdded, type ProviderGrowth, providerGrowth } from '../capacity/provider-growth'
import { daemonWords, growthWords } from '../capacity/room-words'
import type { TaskToPlace } from '../capacity/task-to-place'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import { faultSentence } from '../unknown-words'
import { grouped, listed } from '../words'
import type { Fit } from './fit-answer'

type Growth = Pick<Fit, 'growth' | 'fitsAfterGrowth' | 'notLookedAt'> & { words: string }

type GrowthInput = {
  cluster: Cluster
  task: TaskToPlace
  /** Null: the task states a launch type, and any provider of the cluster may grow, though not for it. */
  capacityProvider: string | null
  instances: readonly ContainerInstance[]
  facts: CapacityFacts
  /** Copies that do not fit now. */
  missing: number
}

/** What the cluster's capacity providers could still add for the copies that do not fit now. */
export function fitGrowth({ cluster, task, capacityProvider, instances, facts, missing }: GrowthInput): Growth {
  const gathered = providerGrowth(cluster, task, instances, facts)
  if (!gathered.ok) {
    const words = `Could not read what can be added: ${faultSentence(gathered.fault)}`
    return { growth: null, fitsAfterGrowth: null, notLookedAt: [], words }
  }
  const own = gathered.value.filter(({ provider }) => capacityProvider === null || provider === capacityProvider)
  return {
    growth: own.map(toAnswer),
    fitsAfterGrowth: isEnough(own, missing),
    notLookedAt: own.some(({ daemons, copiesEach }) => daemons === null && copiesEach !== 0)
      ? ['services with strategy DAEMON, which take room on each new instance']
      : [],
    words:
      own.length === 0
        ? noGrowthWords(capacityProvider)
        : [wordsOf(own, capacityProvider, missing), daemonWords(own)].filter((words) => words !== '').join(' '),
  }
}

function toAnswer({ provider, group, instances, copiesEach }: ProviderGrowth): NonNullable<Fit['growth']>[number] {
  return { capacityProvider: provider, autoScalingGroup: group?.name ?? null, instances, copiesEach }
}

/** Null where an instance of unknown size may make the difference. A service may use several providers, so they add up. */
function isEnough(growth: readonly ProviderGrowth[], missing: number): boolean | null {
  const added = growth.map(copiesAdded)
  const sure = added.reduce<number>((sum, copies) => sum + (copies ?? 0), 0)
  if (sure >= missing) return true
  return added.includes(null) ? null : false
}

function noGrowthWords(capacityProvider: string | null): string {
  return capacityProvider === null
    ? ''
    : `Capacity provider ${capacityProvider} adds no instance: its group is at its maximum, its process Launch is suspended, or managed scaling is off.`
}

function wordsOf(growth: readonly ProviderGrowth[], capacityProvider: string | null, missing: number): string {
  const enough = isEnough(growth, missing)
  const verdict =
    enough === null
      ? 'and whether the task fits on these is not known'
      : enough
        ? 'which is enough'
        : 'which is not enough'
  const each = growth.length === 1 ? eachWords(growth[0]?.copiesEach ?? null) : ''
  const sentence = `${listed(growth.map(growthWords))}${each}, ${verdict}.`
  const how =
    capacityProvider === null
      ? ' Only a deploy with a capacity provider strategy triggers this; a launch type does not.'
      : ''
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${how}`
}

function eachWords(copiesEach: number | null): string {
  return copiesEach === null ? '' : ` with room for up to ${grouped(copiesEach)} each`
}
