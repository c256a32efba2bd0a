import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { z } from 'zod'
import { AwsFault } from '../aws-fault'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'

const action = 'servicequotas:GetServiceQuota'

const answerSchema = z.object({ Quota: z.object({ Value: z.number() }) })

export const fargateQuota = collector({
  fact: 'fargate-quota',
  actions: [action],
  collect: async ({ serviceQuotas, region }) => {
    const answer = await getQuota(serviceQuotas)
    if (answer === null) return { vcpus: null }
    return { vcpus: parseAnswer(action, region, answerSchema, answer).Quota.Value }
  },
})

/** Fargate On-Demand vCPU resource count; null where AWS keeps no such quota for the account. */
async function getQuota(serviceQuotas: ServiceQuotasClient) {
  try {
    return await serviceQuotas.send(new GetServiceQuotaCommand({ ServiceCode: 'fargate', QuotaCode: 'L-3032A538' }))
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code === 'NoSuchResourceException') return null
    throw error
  }
}
