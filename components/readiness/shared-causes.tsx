import { CardFrame } from '@/components/finding/card-frame'
import { FaultLine } from '@/components/finding/fault-line'
import { FindingBody } from '@/components/finding/finding-body'
import { Fix } from '@/components/finding/fix'
import { Prose } from '@/components/finding/prose'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusWords } from '@/components/finding/status-words'
import { IntentLink } from '@/components/ui/intent-link'
import type { SharedCause } from '@/lib/readiness/shared-causes'
import { counted } from '@/lib/readiness/words'
import { sharedCauseSummary, sharedCauseTitle } from './shared-cause-words'
import { waitWords } from './wait-words'
import { Waits } from './waits'

type SharedCausesProps = {
  causes: readonly SharedCause[]
  /** All accounts that there are. */
  of: number
}

/** What several accounts wait for: one card for each, above them all. */
export function SharedCauses({ causes, of }: SharedCausesProps) {
  if (causes.length === 0) return null
  return (
    <section aria-label="What several accounts wait for" className="mt-4 grid gap-3">
      {causes.map((shared) => (
        <SharedCauseCard key={shared.cause} shared={shared} of={of} />
      ))}
    </section>
  )
}

/** The first account's finding stands for all: its fix is shown once, and whose it is. */
function SharedCauseCard({ shared, of }: { shared: SharedCause; of: number }) {
  const { cause, accounts, all, lead } = shared
  const more = all - accounts.length
  return (
    <CardFrame
      id={`cause:${cause}`}
      status={lead.status}
      fault={lead.fault}
      title={<Prose text={sharedCauseTitle(shared, of)} />}
      lines={
        <p className="max-w-[90ch] text-ink-2">
          {sharedCauseSummary(shared)} The details below are for {accounts[0]?.ecsAccount}.
        </p>
      }
    >
      {lead.status === 'unknown' && lead.fault ? (
        <div className="grid min-w-0 gap-3">
          <FaultLine fault={lead.fault} />
          {lead.fix && <Fix fix={lead.fix} />}
        </div>
      ) : (
        <FindingBody finding={lead} />
      )}
      <Waits
        words={waitWords(all, 'account')}
        about={named(
          accounts.map(({ ecsAccount }) => ecsAccount),
          all,
        )}
      >
        {accounts.map(({ ecsAccount, status, findings }) => (
          <li key={ecsAccount} className="flex min-h-8 items-center gap-2 border-line border-t first:border-0">
            <StatusIcon status={status} small />
            <span className="sr-only">{statusWords[status]}: </span>
            <IntentLink
              href={`/readiness/${encodeURIComponent(ecsAccount)}`}
              className="inline-flex min-h-6 items-center font-medium hover:underline"
            >
              {ecsAccount}
            </IntentLink>
            <span className="text-ink-2">{counted(findings, 'check')}</span>
          </li>
        ))}
        {more > 0 && (
          <li className="flex min-h-8 items-center border-line border-t text-ink-2">
            And {counted(more, 'more account', 'more accounts')}.
          </li>
        )}
      </Waits>
    </CardFrame>
  )
}

/** The first names, and how many more there are of all. */
function named(names: readonly string[], all: number): string {
  const first = names.slice(0, 4)
  return all > first.length ? `${first.join(', ')} and ${all - first.length} more` : first.join(', ')
}
