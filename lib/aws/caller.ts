import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { z } from 'zod'
import type { Caller } from './caller-cache'
import type { Clients } from './clients'
import { parseAnswer } from './parse-answer'

const answerSchema = z.object({ Arn: z.string(), Account: z.string() })

/** Who the clients' credentials are (sts:GetCallerIdentity; it needs no permission). */
export async function askCaller({ sts, region }: Pick<Clients, 'sts' | 'region'>): Promise<Caller> {
  const answer = await sts.send(new GetCallerIdentityCommand({}))
  const { Arn, Account } = parseAnswer('sts:GetCallerIdentity', region, answerSchema, answer)
  return { arn: Arn, accountId: Account }
}
