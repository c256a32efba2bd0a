import { quotaCodes } from '@/lib/readiness/capacity/ec2-quotas'
import { requests } from '../call-count'
import { collector } from '../collector'
import { getQuota, quotaAction } from '../get-quota'

export const ec2Quotas = collector({
  fact: 'ec2-quotas',
  actions: [quotaAction],
  // A launch template may be all that says which family counts, and whether On-Demand or Spot.
  after: ['auto-scaling-groups', 'group-launches'],
  calls: (read) => {
    const groups = read('auto-scaling-groups')
    return requests(quotaAction, groups && quotaCodes(groups, read('group-launches') ?? {}).length)
  },
  collect: async (aws, _target, { 'auto-scaling-groups': groups, 'group-launches': launches }) => {
    const codes = quotaCodes(groups, launches)
    const values = await Promise.all(codes.map(async (code) => [code, await getQuota(aws, 'ec2', code)] as const))
    return Object.fromEntries(values)
  },
})
