import { SideScroll } from '@/components/ui/side-scroll'
import { RowTh, Td, Th, Tr } from '@/components/ui/table'
import type { ScanPlan } from '@/lib/contracts/costs'
import { grouped } from '@/lib/readiness/words'

/** The calls that a check would make, at best and at worst, action by action. `label` is read out. */
export function PlannedCalls({ plan: { unsized, byAction }, label }: { plan: ScanPlan; label: string }) {
  return (
    <>
      <p className="mb-2 max-w-[90ch] text-ink-2">
        The estimate uses the sizes of the previous check: one request per page and batch. At worst, every request fails
        until Shipshape stops retrying.
        {unsized > 0 && ` ${grouped(unsized)} facts have no known size and count as one page; they may need more.`}
      </p>
      <SideScroll label={label}>
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
    </>
  )
}
