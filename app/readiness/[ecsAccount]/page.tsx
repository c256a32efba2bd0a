import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readinessQuery } from '@/components/queries/readiness'
import { registryQuery } from '@/components/queries/registry'
import { Account } from '@/components/readiness/account'
import { NoReport } from '@/components/readiness/no-report'
import { PastReport } from '@/components/readiness/past-report'
import { getChanges } from '@/lib/answers/changes'
import { getScanPlan } from '@/lib/answers/costs'
import { getReadiness, listReadinessSummaries } from '@/lib/answers/readiness'
import { getRegistry } from '@/lib/answers/registry'
import { getReportPage } from '@/lib/answers/reports'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'
import type { Registry } from '@/lib/registry/registry'

export const dynamic = 'force-dynamic'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ ecsAccount: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ecsAccount = nameOf(await params)
  const { ecsAccounts } = await registryOfPage()
  return { title: ecsAccounts.some(({ name }) => name === ecsAccount) ? ecsAccount : 'No such ECS account' }
}

export default async function AccountPage({ params, searchParams }: Props) {
  const ecsAccount = nameOf(await params)
  const runtime = await currentRuntime()
  const [registry, summaries] = await Promise.all([registryOfPage(), listReadinessSummaries(runtime)])
  if (!registry.ecsAccounts.some(({ name }) => name === ecsAccount)) notFound()

  const { report: id } = await searchParams
  if (id !== undefined) return <Past ecsAccount={ecsAccount} id={String(id)} registry={registry} />

  const wasChecked = summaries.some((summary) => summary.ecsAccount === ecsAccount)
  const client = new QueryClient()
  client.setQueryData(registryQuery.queryKey, registry)
  const changes = wasChecked ? await getChanges(runtime, { ecsAccount }) : null
  const plan = await getScanPlan(runtime, { ecsAccounts: [ecsAccount] })
  if (wasChecked) {
    await client.prefetchQuery({
      ...readinessQuery(ecsAccount),
      queryFn: () => getReadiness(runtime, { ecsAccount }),
    })
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Account ecsAccount={ecsAccount} wasChecked={wasChecked} changes={changes} plan={plan} />
    </HydrationBoundary>
  )
}

/** A report of any time that is kept; an address of one that is gone leads to the account. */
async function Past({ ecsAccount, id, registry }: { ecsAccount: string; id: string; registry: Registry }) {
  const found = await getReportPage(await currentRuntime(), { ecsAccount, id }).catch((error: unknown) => {
    if (problemOf(error)?.kind === 'not-found') return null
    throw error
  })
  if (found === null) return <NoReport ecsAccount={ecsAccount} />
  const client = new QueryClient()
  client.setQueryData(registryQuery.queryKey, registry)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PastReport {...found} />
    </HydrationBoundary>
  )
}

/** Read once for the title and the page. */
const registryOfPage = cache(async () => getRegistry(await currentRuntime()))

/** The router hands a segment on as it stands in the address. */
function nameOf({ ecsAccount }: { ecsAccount: string }): string {
  return decodeURIComponent(ecsAccount)
}
