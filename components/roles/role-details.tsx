import { Prose } from '@/components/finding/prose'
import { BlockTable } from '@/components/ui/block-table'
import { CopyButton } from '@/components/ui/copy-button'
import { IntentLink } from '@/components/ui/intent-link'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { ReadingLabel } from './reading-label'
import { roleFindingPath } from './role-finding'
import { verdictWords } from './role-words'

const columns = [
  { head: 'Principal', longest: 40 },
  { head: 'AWS', longest: 12 },
  { head: 'Why', longest: 60 },
]

/** What stands behind a role's row: whom it trusts, principal by principal, and why. */
export function RoleDetails({ row }: { row: RoleRow }) {
  return (
    <section aria-label={`Trust of ${row.name}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="max-w-[1080px]">
        <BlockTable
          label={`Who may assume ${row.name}`}
          columns={columns}
          rows={row.trusts.map(({ principal, verdict, reasons }) => ({
            key: principal,
            cells: [
              <code key="principal">{principal}</code>,
              <ReadingLabel key="verdict" status={verdictWords[verdict].status}>
                {verdictWords[verdict].text}
              </ReadingLabel>,
              <span key="why" className="text-ink-2">
                {reasons.map((reason) => (
                  <span key={reason} className="block">
                    <Prose text={reason} />
                  </span>
                ))}
              </span>,
            ],
          }))}
        />
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <IntentLink href={roleFindingPath(row)} className="text-link">
          The finding in {row.ecsAccount}
        </IntentLink>
        <span className="inline-flex min-w-0 items-center gap-2 text-ink-3">
          <code className="[overflow-wrap:anywhere]">{row.arn}</code>
          <CopyButton text={row.arn} label={`Copy the ARN of ${row.name}`} size="small" variant="quiet" />
        </span>
      </p>
    </section>
  )
}
