import Link from 'next/link'
import { Prose } from '@/components/finding/prose'
import { StatusLabel } from '@/components/finding/status-label'
import { CopyButton } from '@/components/ui/copy-button'
import { SideScroll } from '@/components/ui/side-scroll'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { roleFindingPath } from './role-finding'
import { verdictWords } from './role-words'

/** What stands behind a role's row: whom it trusts, principal by principal, and why. */
export function RoleDetails({ row }: { row: RoleRow }) {
  return (
    <section aria-label={`Trust of ${row.name}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <SideScroll label={`Who may assume ${row.name}`}>
        <table className="w-full max-w-[1080px]">
          <thead>
            <tr className="border-line border-b [&>th]:h-7 [&>th]:pr-6 [&>th]:text-left [&>th]:font-normal [&>th]:text-ink-2 [&>th]:text-small">
              <th scope="col">Principal</th>
              <th scope="col">AWS</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {row.trusts.map(({ principal, verdict, reasons }) => (
              <tr key={principal} className="border-line border-b [&>td]:py-1.5 [&>td]:pr-6 [&>td]:align-top">
                <td className="font-mono text-small [overflow-wrap:anywhere]">{principal}</td>
                <td className="whitespace-nowrap">
                  <StatusLabel status={verdictWords[verdict].status}>{verdictWords[verdict].text}</StatusLabel>
                </td>
                <td className="text-ink-2">
                  {reasons.map((reason) => (
                    <span key={reason} className="block">
                      <Prose text={reason} />
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link href={roleFindingPath(row)} className="text-link">
          The finding in {row.ecsAccount}
        </Link>
        <span className="inline-flex min-w-0 items-center gap-2 text-ink-3">
          <code className="[overflow-wrap:anywhere]">{row.arn}</code>
          <CopyButton text={row.arn} label={`Copy the ARN of ${row.name}`} size="small" variant="quiet" />
        </span>
      </p>
    </section>
  )
}
