import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ScanCost } from '@/components/scans/scan-cost'
import { getScanLedger, getScanPlan } from '@/lib/answers/costs'
import { getRegistry } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ledger = await ledgerOf((await params).id)
  return { title: ledger === null ? 'No such check' : 'What the check cost' }
}

export default async function ScanPage({ params }: Props) {
  const [runtime, { id }] = await Promise.all([currentRuntime(), params])
  const ledger = await ledgerOf(id)
  if (ledger === null) notFound()
  const { ecsAccounts } = await getRegistry(runtime)
  const left = ledger.ecsAccounts.filter((name) => ecsAccounts.some((account) => account.name === name))
  const plan =
    left.length === 0
      ? null
      : await getScanPlan(runtime, { ecsAccounts: left, ...(ledger.checks && { checks: ledger.checks }) })
  return <ScanCost ledger={ledger} plan={plan} />
}

/** Null where no such check ran. Read once for the title and the page. */
const ledgerOf = cache(async (id: string) =>
  getScanLedger(await currentRuntime(), { id }).catch((error: unknown) => {
    // By name: Next loads the runtime and the page as module instances of their own, each with its own class.
    if (problemOf(error)?.kind === 'not-found') return null
    throw error
  }),
)
