import { SideScroll } from '@/components/ui/side-scroll'
import { RowTh, Td, Th, Tr } from '@/components/ui/table'
import type { ScanPlan } from '@/lib/http/contracts/costs'
import { grouped } from './scan-words'

/** What checking the same again would ask of AWS. */
export function NextScan({ plan }: { plan: ScanPlan }) {
  const { calls, unsized, byAction } = plan
  return (
    <section aria-labelledby="next" className="mt-8">
      <h2 id="next" className="font-semibold text-title">
        Checking the same again: {grouped(calls.best)} calls, {grouped(calls.worst)} at worst
      </h2>
      <p className="mb-2 max-w-[90ch] text-ink-2">
        Counted from the sizes that were read last: a request for each page and batch. At worst AWS lets every request
        fail until Shipshape stops trying.
        {unsized > 0 && ` ${grouped(unsized)} facts have no size yet and count as one page; they may take more.`}
      </p>
      <SideScroll label="Checking the same again">
        <table className="w-full max-w-[560px]">
          <thead>
            <tr className="border-line border-b">
              <Th>Action</Th>
              <Th align="right">At best</Th>
              <Th align="right">At worst</Th>
            </tr>
          </thead>
          <tbody>
            {byAction.map(({ action, best, worst }) => (
              <Tr key={action}>
                <RowTh className="whitespace-nowrap font-normal">
                  <code>{action}</code>
                </RowTh>
                <Td align="right">{grouped(best)}</Td>
                <Td align="right">{grouped(worst)}</Td>
              </Tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </section>
  )
}
