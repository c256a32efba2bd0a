import { z } from 'zod'
import { upgradedAccountSchema } from '@/lib/readiness/changes/upgrade-account'
import { releaseSchema } from '@/lib/registry/release'
import { contract } from './contract'

const upgradeQuerySchema = z.strictObject({
  release: releaseSchema,
  /** One ECS account; default: all. */
  ecsAccount: z.string().optional(),
  /** `replace` judges ECS accounts that name a release of their own by `release` too; default: they keep theirs. */
  ownReleases: z.enum(['keep', 'replace']).optional(),
})

export const upgradeSchema = z.strictObject({
  release: z.string(),
  accounts: z.array(upgradedAccountSchema),
})

export type UpgradeQuery = z.infer<typeof upgradeQuerySchema>
export type UpgradeAnswer = z.infer<typeof upgradeSchema>

export const getUpgrade = contract({
  method: 'GET',
  path: '/api/v1/upgrade',
  access: 'read',
  summary: 'What another release would change: saved facts judged again, without asking AWS',
  query: upgradeQuerySchema,
  answer: { status: 200, type: 'application/json', schema: upgradeSchema },
})
