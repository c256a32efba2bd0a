import { sh } from '@/lib/registry/sh'
import { regionsConsoleLink } from '../console-link'
import type { WrittenFix } from './written-fix'

/** A region that the account has not opted in to. */
export type EnableRegion = { partition: string; accountId: string; awsAccount: string; region: string; exists: boolean }

export function enableRegion({ partition, accountId, awsAccount, region, exists }: EnableRegion): WrittenFix {
  if (!exists) return { text: `Correct the region's name in AWS account ${awsAccount}, or remove ${region} from it.` }
  const console = regionsConsoleLink(partition)
  return {
    text: `Enable ${region} for account ${accountId} (it takes minutes, at times hours), or remove ${region} from AWS account ${awsAccount}.`,
    cli: sh`aws account enable-region --region-name ${region}`,
    ...(console === undefined ? {} : { console }),
  }
}
