import { Audit } from '@/components/audit/audit'
import { listAudit } from '@/lib/answers/audit'
import { auditKindSchema } from '@/lib/contracts/audit-kind'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Audit' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Entries of a page: more than a screen, and not yet a long wait. */
const limit = 100
const longestActor = 300

export default async function AuditPage({ searchParams }: Props) {
  const [runtime, query] = await Promise.all([currentRuntime(), searchParams])
  const view = {
    kind: auditKindSchema.safeParse(one(query.kind)).data ?? null,
    actor: one(query.actor)?.trim().slice(0, longestActor) || null,
    before: one(query.before) || null,
  }
  const filter = { limit, ...(view.kind && { kind: view.kind }), ...(view.actor && { actor: view.actor }) }
  const answer = await listAudit(runtime, { ...filter, ...(view.before && { before: view.before }) }).catch(
    (error: unknown) => {
      if (problemOf(error)?.kind !== 'not-readable') throw error
      // An address that somebody cut short leads to the newest.
      return listAudit(runtime, filter)
    },
  )
  return <Audit view={view} answer={answer} days={runtime.env.retentionDays} />
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
