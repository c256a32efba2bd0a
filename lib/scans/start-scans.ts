import type { Logger } from 'pino'
import type { Aws } from '@/lib/aws/aws'
import { gatherAccount } from '@/lib/aws/gather-account'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { unreadFact } from '@/lib/aws/unread-fact'
import type { Env } from '@/lib/env'
import { checks } from '@/lib/readiness/checks'
import { judge } from '@/lib/readiness/judge'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import type { Database } from '@/prisma/database'
import { openScans, type RunningScans } from './open-scans'
import { defaultLimits } from './parts'
import type { Telling } from './send-message'

/** Scans over the real collectors and checks. A process of role `web` asks for scans and follows them; others run them. */
export function startScans({
  env,
  database,
  aws,
  log,
  telling,
}: {
  env: Pick<Env, 'role' | 'retentionDays'>
  database: Database
  aws: Aws
  log: Logger
  telling?: Telling
}): Promise<RunningScans> {
  return openScans(
    {
      database,
      gathering: { gather: (...rest) => gatherAccount(aws, ...rest), plannedFacts, readingKey, unread: unreadFact },
      judging: { checks, judge, makeReport, summarise },
      limits: defaultLimits,
      retentionDays: env.retentionDays,
      now: () => new Date(),
      onError: (error) => log.error({ err: error }, 'A run failed and will be tried again.'),
    },
    { works: env.role !== 'web', telling },
  )
}
