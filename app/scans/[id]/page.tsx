import { notFound } from 'next/navigation'
import { ScanCost } from '@/components/scans/scan-cost'
import { getScanLedger, getScanPlan } from '@/lib/answers/costs'
import { getRegistry } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'What the check cost' }

export default async function ScanPage({ params }: { params: Promise<{ id: string }> }) {
  const [runtime, { id }] = await Promise.all([currentRuntime(), params])
  const ledger = await getScanLedger(runtime, { id }).catch((error: unknown) => {
    // By name: Next loads the runtime and the page as module instances of their own, each with its own class.
    if (problemOf(error)?.kind === 'not-found') return null
    throw error
  })
  if (ledger === null) notFound()
  const { ecsAccounts } = await getRegistry(runtime)
  const left = ledger.ecsAccounts.filter((name) => ecsAccounts.some((account) => account.name === name))
  const plan =
    left.length === 0
      ? null
      : await getScanPlan(runtime, { ecsAccounts: left, ...(ledger.checks && { checks: ledger.checks }) })
  return <ScanCost ledger={ledger} plan={plan} />
}
