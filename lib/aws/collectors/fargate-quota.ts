import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { z } from 'zod'
import { fargateQuotas, hasSpotAttached } from '@/lib/readiness/capacity/fargate-quotas'
import { AwsFault } from '../aws-fault'
import { requests } from '../call-count'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'

const action = 'servicequotas:GetServiceQuota'

const answerSchema = z.object({ Quota: z.object({ Value: z.number() }) })

export const fargateQuota = collector({
  fact: 'fargate-quota',
  actions: [action],
  // Spot has a quota of its own, which binds nothing where no cluster has it attached.
  uses: ['clusters'],
  calls: (read) => {
    const clusters = read('clusters')
    return requests(action, clusters && (hasSpotAttached(clusters) ? 2 : 1))
  },
  collect: async ({ serviceQuotas, region }, _target, { clusters }) => {
    const hasSpot = clusters?.ok === true && hasSpotAttached(clusters.value)
    const [onDemand, spot] = await Promise.all([
      getQuota(serviceQuotas, fargateQuotas.onDemand.code),
      hasSpot ? getQuota(serviceQuotas, fargateQuotas.spot.code) : null,
    ])
    const amountOf = (answer: typeof onDemand) =>
      answer === null ? null : parseAnswer(action, region, answerSchema, answer).Quota.Value
    return { vcpus: amountOf(onDemand), spotVcpus: amountOf(spot) }
  },
})

/** Null where AWS keeps no such quota for the account. */
async function getQuota(serviceQuotas: ServiceQuotasClient, QuotaCode: string) {
  try {
    return await serviceQuotas.send(new GetServiceQuotaCommand({ ServiceCode: 'fargate', QuotaCode }))
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code === 'NoSuchResourceException') return null
    throw error
  }
}
