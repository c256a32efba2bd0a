import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { z } from 'zod'
import type { Facts } from '@/lib/readiness/facts'
import type { Clients } from './clients'
import { parseAnswer } from './parse-answer'

export type Caller = Facts['caller-identity']

/** Callers by profile and partition; 20 accounts read with one profile ask who it is once. */
export type CallerCache = { get: (key: string, ask: () => Promise<Caller>) => Promise<Caller> }

const freshMs = 60_000
const answerSchema = z.object({ Arn: z.string(), Account: z.string() })

/** Who the clients' credentials are (sts:GetCallerIdentity; it needs no permission). */
export async function askCaller({ sts, region }: Pick<Clients, 'sts' | 'region'>): Promise<Caller> {
  const answer = await sts.send(new GetCallerIdentityCommand({}))
  const { Arn, Account } = parseAnswer('sts:GetCallerIdentity', region, answerSchema, answer)
  return { arn: Arn, accountId: Account }
}

/** Keeps answers for a minute, and a failure only for those who were already waiting. */
export function createCallerCache(): CallerCache {
  const asked = new Map<string, { caller: Promise<Caller>; at: number }>()
  return {
    get: (key, ask) => {
      const known = asked.get(key)
      if (known !== undefined && Date.now() - known.at < freshMs) return known.caller
      const caller = ask()
      asked.set(key, { caller, at: Date.now() })
      caller.catch(() => asked.delete(key))
      return caller
    },
  }
}
