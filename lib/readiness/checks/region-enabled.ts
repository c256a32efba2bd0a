import { accountPartition, mappedRegions } from '@/lib/registry/mapping'
import { accountCheck, type RegionalVerdict } from '../check'
import type { Context } from '../context'
import type { Facts } from '../facts'
import { faultSentence } from '../unknown-words'

export const regionEnabled = accountCheck({
  check: 'region-enabled',
  group: 'access',
  name: 'Region enabled',
  docs: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
  rule: {
    source: 'AWS refuses every call in a region that the account has not opted in to (ec2:DescribeRegions tells).',
    appliesTo: 'every release',
  },
  needs: [],
  uses: ['opted-in-regions'],
  judge: ({ 'opted-in-regions': regions }, context) => {
    const mapped = mappedRegions(context.mapping, context.settings)
    if (mapped.length === 0) {
      const summary = `AWS account ${context.mapping.awsAccount.name} has no region to check.`
      return [{ resource: null, status: 'not-applicable', title: 'No region is mapped', summary }]
    }
    return mapped.map((region) => {
      if (regions.ok) return judgeRegion(region, regions.value, context)
      const title = `Could not check whether ${region} is enabled`
      return {
        region,
        resource: null,
        status: 'unknown',
        title,
        summary: faultSentence(regions.fault),
        fault: regions.fault,
      }
    })
  },
})

function judgeRegion(
  region: string,
  regions: Facts['opted-in-regions'],
  { mapping, settings }: Context,
): RegionalVerdict {
  const { name: awsAccount, accountId } = mapping.awsAccount
  const status = regions.find(({ name }) => name === region)?.status
  const at = { region, resource: null }
  if (status === 'opt-in-not-required' || status === 'opted-in') {
    const summary = status === 'opted-in' ? 'The account has opted in to it.' : 'AWS enables it in every account.'
    return { ...at, status: 'pass', title: `${region} is enabled`, summary }
  }
  const exists = status !== undefined
  const partition = accountPartition(mapping.awsAccount, settings)
  return {
    ...at,
    status: 'fail',
    title: exists
      ? `${region} is not enabled for account ${accountId}`
      : `AWS lists no region ${region} for the account`,
    summary: `AWS denies every call there, and Spinnaker's caches of ${region} stay empty.`,
    evidence: [
      {
        kind: 'text',
        title: 'ec2:DescribeRegions',
        text: `${region}: ${status ?? `not among the ${regions.length} regions`}`,
      },
    ],
    fix: { kind: 'enable-region', partition, accountId, awsAccount, region, exists },
  }
}
