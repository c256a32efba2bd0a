import { StatusIcon } from '@/components/finding/status-icon'
import { statusText } from '@/components/finding/status-words'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { AlarmDetails } from './alarm-details'
import { type AlarmItem, alarmVerdicts, verdictIn, verdictOfAlarm } from './alarm-verdict'

type AlarmListProps = { items: readonly AlarmItem[]; open: string | null; linkTo: LinkTo }

/** The table where it has no room: a card per alarm. */
export function AlarmList({ items, open, linkTo }: AlarmListProps) {
  return (
    <ul className="mt-2 hidden @max-[720px]:block">
      {items.map((item) => (
        <AlarmCard key={item.key} item={item} isOpen={open === item.key} linkTo={linkTo} />
      ))}
    </ul>
  )
}

function AlarmCard({ item, isOpen, linkTo }: { item: AlarmItem; isOpen: boolean; linkTo: LinkTo }) {
  const { row, ecsAccount, region, fault, staleSince } = item
  const { status, word } = alarmVerdicts[verdictIn(item)]
  return (
    <li className="flex items-start gap-2 border-line border-b py-3 last:border-0">
      <StatusIcon status={status} className="mt-0.5" />
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
        {row ? (
          <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo} className="font-medium text-title">
            {row.name}
          </OpenLink>
        ) : (
          <span className="font-medium text-title">{fault.resource ?? 'alarms of the region'}</span>
        )}
        <p className="text-ink-2">
          <span className={statusText[status]}>{word}</span>
          {row?.service && ` · ${row.service}`} · <AccountLink ecsAccount={ecsAccount} />{' '}
          <span className="text-ink-3 text-small">{region}</span>
        </p>
        {fault && (
          <p>
            <FaultNote fault={fault.fault} href={accountPath(ecsAccount)} />
          </p>
        )}
        {row && staleSince !== null && (
          <StaleNote since={staleSince}>{alarmVerdicts[verdictOfAlarm(row)].word}</StaleNote>
        )}
        {row && staleSince === null && row.reasons.length > 0 && !isOpen && (
          <p className="text-ink-2 [overflow-wrap:anywhere]">{row.reasons.join('; ')}</p>
        )}
        {row && isOpen && <AlarmDetails row={row} />}
      </div>
    </li>
  )
}
