import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas'
import { z } from 'zod'
import { AwsFault } from './aws-fault'
import type { Clients } from './clients'
import { parseAnswer } from './parse-answer'

export const quotaAction = 'servicequotas:GetServiceQuota'

const answerSchema = z.object({ Quota: z.object({ Value: z.number() }) })

/** The applied value of one quota; null where AWS keeps no such quota for the account. */
export async function getQuota(
  { serviceQuotas, region }: Clients,
  service: string,
  code: string,
): Promise<number | null> {
  try {
    const command = new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code })
    return parseAnswer(quotaAction, region, answerSchema, await serviceQuotas.send(command)).Quota.Value
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code === 'NoSuchResourceException') return null
    throw error
  }
}
