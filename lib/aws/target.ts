import type { AwsAccount } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'

/** What is read: an AWS account in its mapped regions. */
export type AccountTarget = { awsAccount: AwsAccount; settings: Settings; regions: readonly string[] }

/** One region of it, for the facts that are read per region. */
export type RegionTarget = AccountTarget & { region: string }
