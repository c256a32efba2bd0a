import { isFrom } from '@/lib/registry/release'
import { perAccountFrom } from './start'

/** What an ECS account without a usable AWS account costs: by the release, itself or everything. */
export function lostWords(ecsAccount: string, release: string | null): string {
  if (isFrom(release, perAccountFrom)) {
    return `Clouddriver cannot load ECS account ${ecsAccount}: it is missing in Spinnaker, with one line in Clouddriver's log.`
  }
  return `Clouddriver cannot load ECS account ${ecsAccount} and does not start: see the check "Clouddriver starts".`
}
