import { accountPartition, type CompleteMapping, mappedRegions, sessionNameOf } from '@/lib/registry/mapping'
import type { Partition } from '@/lib/registry/regions'
import type { Settings } from '@/lib/registry/settings'
import type { Iso } from '../gathered'

/** What is known about a request to assume a role, beside who makes it. */
export type Situation = {
  /** The account that holds the role. */
  accountId: string
  partition: Partition
  /** Regions where tasks of the mapping run; `aws:SourceArn` of ecs-tasks is one of theirs. */
  regions: readonly string[]
  /** What an identity passes; null passes none, `any value` leaves it open. */
  externalId: { passes: string | null } | 'any value'
  /** Session name that an identity asks for. */
  sessionName: string | null
  now: Iso
}

/** The situation of one mapping, with the external id that Clouddriver's AWS account of it passes. */
export function situationOf(mapping: CompleteMapping, settings: Settings, now: Iso): Situation {
  const { awsAccount } = mapping
  return {
    accountId: awsAccount.accountId,
    partition: accountPartition(awsAccount, settings),
    regions: mappedRegions(mapping, settings),
    externalId: { passes: awsAccount.externalId },
    sessionName: sessionNameOf(awsAccount),
    now,
  }
}
