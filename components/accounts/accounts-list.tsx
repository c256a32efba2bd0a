import { Health, RegionList } from './accounts-table'
import { nothingOpen } from './accounts-view'
import type { MappingRow } from './mapping-row'
import type { LinkTo } from './use-accounts-view'

/** The table where it has no room: a card per mapping. */
export function AccountsList({ rows, linkTo }: { rows: readonly MappingRow[]; linkTo: LinkTo }) {
  return (
    <ul className="mt-2 hidden @max-[560px]:block">
      {rows.map((row) => (
        <Card key={row.ecsAccount?.name ?? `aws:${row.awsAccount?.name}`} row={row} linkTo={linkTo} />
      ))}
    </ul>
  )
}

function Card({ row, linkTo }: { row: MappingRow; linkTo: LinkTo }) {
  const { ecsAccount, awsAccount, regions, role } = row
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-0.5 border-line border-b py-2.5 last:border-0">
      <p className="flex items-baseline justify-between gap-3">
        {ecsAccount ? (
          <a
            {...linkTo({ ...nothingOpen, ecs: ecsAccount.name })}
            className="truncate rounded-sm py-1 font-medium text-title"
          >
            {ecsAccount.name}
          </a>
        ) : (
          <span className="py-1 text-ink-3 text-title">no ECS account</span>
        )}
        <span className="shrink-0 py-1">
          <Health row={row} linkTo={linkTo} />
        </span>
      </p>
      <p className="flex items-baseline justify-between gap-3">
        {awsAccount && (
          <a {...linkTo({ ...nothingOpen, aws: awsAccount.name })} className="truncate rounded-sm py-0.5 text-link">
            {awsAccount.name}
          </a>
        )}
        <code className="text-ink-3">{awsAccount?.accountId}</code>
      </p>
      <p className="flex items-baseline justify-between gap-3">
        <RegionList regions={regions} />
        <code className="min-w-0 truncate text-ink-3">{role ?? 'no role'}</code>
      </p>
    </li>
  )
}
