import { CardFrame } from '@/components/finding/card-frame'
import { FaultLine } from '@/components/finding/fault-line'
import { Prose } from '@/components/finding/prose'
import { faultTitle } from '@/components/finding/status-words'
import type { CauseGroup } from '@/components/readiness/by-cause'
import { waitWords } from '@/components/readiness/wait-words'
import { Waits } from '@/components/readiness/waits'
import { IntentLink } from '@/components/ui/intent-link'
import { counted } from '@/lib/readiness/words'
import type { UnreadItem } from './item'

type UnreadCausesProps = {
  groups: readonly CauseGroup<UnreadItem>[]
  /** What the rows are: "clusters". */
  what: string
}

/** Faults that left out the rows of several places: one card for each cause, with the places folded. */
export function UnreadCauses({ groups, what }: UnreadCausesProps) {
  if (groups.length === 0) return null
  return (
    <section aria-label={`Why ${what} could not be read`} className="mt-3 grid gap-3">
      {groups.map(({ lead, waiting }) => (
        <UnreadCause key={lead.key} places={[lead, ...waiting]} fault={lead.fault} what={what} />
      ))}
    </section>
  )
}

type UnreadCauseProps = { places: readonly UnreadItem[]; fault: UnreadItem['fault']; what: string }

function UnreadCause({ places, fault: { fault, cause }, what }: UnreadCauseProps) {
  const accounts = [...new Set(places.map(({ ecsAccount }) => ecsAccount))]
  const regions = [...new Set(places.flatMap(({ region }) => region ?? []))]
  const of = accounts.length === 1 ? accounts[0] : counted(accounts.length, 'account')
  return (
    <CardFrame
      id={`cause:${cause}`}
      status="unknown"
      fault={fault}
      title={<Prose text={faultTitle(fault)} />}
      lines={
        <p className="max-w-[90ch] text-ink-2">
          The {what} of {of} could not be read, for one reason.{' '}
          <IntentLink href={`/readiness/${encodeURIComponent(accounts[0] ?? '')}`} className="inline-link">
            What to do
          </IntentLink>
        </p>
      }
    >
      <Waits
        words={waitWords(places.length, 'list')}
        about={[...accounts.slice(0, 4), ...(accounts.length > 4 ? ['…'] : [])].join(', ')}
      >
        <li className="py-1.5">
          <FaultLine fault={{ ...fault, region: regions.length > 1 ? null : fault.region }} />
        </li>
        {places.map(({ key, ecsAccount, region, fault: { resource } }) => (
          <li key={key} className="flex min-h-8 items-center gap-2 border-line border-t first:border-0">
            <IntentLink
              href={`/readiness/${encodeURIComponent(ecsAccount)}`}
              className="inline-flex min-h-6 items-center font-medium hover:underline"
            >
              {ecsAccount}
            </IntentLink>
            <span className="text-ink-2">{[region, resource].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </Waits>
    </CardFrame>
  )
}
