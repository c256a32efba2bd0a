import { fargateQuotas, hasSpotAttached } from '@/lib/readiness/capacity/fargate-quotas'
import { requests } from '../call-count'
import { collector } from '../collector'
import { getQuota, quotaAction } from '../get-quota'

export const fargateQuota = collector({
  fact: 'fargate-quota',
  actions: [quotaAction],
  // Spot has a quota of its own, which binds nothing where no cluster has it attached.
  uses: ['clusters'],
  calls: (read) => {
    const clusters = read('clusters')
    return requests(quotaAction, clusters && (hasSpotAttached(clusters) ? 2 : 1))
  },
  collect: async (aws, _target, { clusters }) => {
    const hasSpot = clusters?.ok === true && hasSpotAttached(clusters.value)
    const [vcpus, spotVcpus] = await Promise.all([
      getQuota(aws, 'fargate', fargateQuotas.onDemand.code),
      hasSpot ? getQuota(aws, 'fargate', fargateQuotas.spot.code) : null,
    ])
    return { vcpus, spotVcpus }
  },
})
