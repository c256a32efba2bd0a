import { History } from '@/components/history/history'
import { ReadinessHistory } from '@/components/history/readiness-history'
import { listChanges } from '@/lib/answers/history'
import { getRegistry } from '@/lib/answers/registry'
import { listTransitions } from '@/lib/answers/transitions'
import { entitySchema } from '@/lib/contracts/history'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'
import { checks } from '@/lib/readiness/checks'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'History' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Lines of a page: more than a screen, and not yet a long wait. */
const limit = 50
/** Names offered while one types; more would weigh more than the page. */
const mostOffered = 1_000

export default async function HistoryPage({ searchParams }: Props) {
  const [runtime, query] = await Promise.all([currentRuntime(), searchParams])
  if (one(query.of) === 'readiness') return <OfReadiness runtime={runtime} query={query} />
  const view = {
    entity: entitySchema.safeParse(one(query.entity)).data ?? null,
    name: one(query.name)?.trim() || null,
    before: one(query.before) || null,
  }
  const filter = { limit, ...(view.entity && { entity: view.entity }), ...(view.name && { name: view.name }) }
  const [registry, answer] = await Promise.all([
    getRegistry(runtime),
    listChanges(runtime, { ...filter, ...(view.before && { before: view.before }) }).catch((error: unknown) => {
      if (problemOf(error)?.kind !== 'not-readable') throw error
      // An address that somebody cut short leads to the newest.
      return listChanges(runtime, filter)
    }),
  ])
  const names = new Set([...registry.ecsAccounts, ...registry.awsAccounts].map(({ name }) => name))
  const offered = names.size > mostOffered ? [] : [...names]
  return <History view={view} answer={answer} revision={registry.revision} names={offered} />
}

type OfReadinessProps = { runtime: Awaited<ReturnType<typeof currentRuntime>>; query: Awaited<Props['searchParams']> }

async function OfReadiness({ runtime, query }: OfReadinessProps) {
  const view = {
    ecsAccount: one(query.ecsAccount)?.trim() || null,
    check: one(query.check) || null,
    before: one(query.before) || null,
  }
  const filter = {
    limit,
    ...(view.ecsAccount && { ecsAccount: view.ecsAccount }),
    ...(view.check && { check: view.check }),
  }
  const nothing = { transitions: [], next: null }
  const [registry, answer] = await Promise.all([
    getRegistry(runtime),
    listTransitions(runtime, { ...filter, ...(view.before && { before: view.before }) }).catch((error: unknown) => {
      const kind = problemOf(error)?.kind
      if (kind === 'not-found') return nothing
      if (kind !== 'not-readable') throw error
      // An address that somebody cut short leads to the newest.
      return listTransitions(runtime, filter)
    }),
  ])
  const names = registry.ecsAccounts.map(({ name }) => name)
  const offered = names.length > mostOffered ? [] : names
  return <ReadinessHistory view={view} answer={answer} names={offered} checks={checkNames} />
}

const checkNames = checks.map(({ check, name }) => ({ check, name }))

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
