import type { ScanPlan } from '@/lib/contracts/costs'
import { grouped } from '@/lib/readiness/words'
import { PlannedCalls } from './planned-calls'

/** What checking the same again would ask of AWS. */
export function NextScan({ plan }: { plan: ScanPlan }) {
  const { calls } = plan
  return (
    <section aria-labelledby="next" className="mt-8">
      <h2 id="next" className="font-semibold text-title">
        Checking these accounts again: {grouped(calls.best)} calls, {grouped(calls.worst)} at worst
      </h2>
      <PlannedCalls plan={plan} label="Checking these accounts again" />
    </section>
  )
}
