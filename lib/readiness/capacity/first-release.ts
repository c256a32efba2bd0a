import type { ReferenceTask } from '@/lib/registry/reference-task'
import { isFrom } from '@/lib/registry/release'

/**
 * Releases that first could ask ECS for it. `capacityProvider`: Clouddriver's CreateServerGroup, read in the code.
 * `launchType` and `awsvpc`: as the project states them; no code of so old a release was read for it.
 */
export const firstRelease = { launchType: '1.10', awsvpc: '1.10', capacityProvider: '1.24' } as const

/** What a task's compute needs of Spinnaker: the first release that has it; null where every release does. */
export function firstReleaseOf({ compute }: Pick<ReferenceTask, 'compute'>): string | null {
  if (compute === 'any' || compute === 'EC2') return null
  return compute === 'FARGATE' ? firstRelease.launchType : firstRelease.capacityProvider
}

/** Whether a release that somebody set is older than `first`; nothing is held against one that is not set. */
export function isBefore(release: string | null | undefined, first: string): boolean {
  return release !== null && release !== undefined && !isFrom(release, first)
}
