import { reportPath } from '@/components/readiness/report-path'
import { Page } from '@/components/shell/page'
import { TransitionList } from '@/components/transitions/transition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { IntentLink } from '@/components/ui/intent-link'
import { LinkButton } from '@/components/ui/link-button'
import { ListFilter } from '@/components/ui/list-filter'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Transition, TransitionsAnswer } from '@/lib/contracts/transitions'
import { counted } from '@/lib/readiness/words'
import { HistoryParts } from './history-parts'

/** What of the history of readiness one looks at; all of it is in the URL. */
export type ReadinessHistoryView = { ecsAccount: string | null; check: string | null; before: string | null }

type ReadinessHistoryProps = {
  view: ReadinessHistoryView
  answer: TransitionsAnswer
  /** Names of the ECS accounts that there are, to choose from. */
  names: readonly string[]
  checks: readonly { check: string; name: string }[]
}

function pathOf({ ecsAccount, check, before }: ReadinessHistoryView): string {
  const query = new URLSearchParams({ of: 'readiness' })
  for (const [key, value] of Object.entries({ ecsAccount, check, before })) if (value) query.set(key, value)
  return `/history?${query}`
}

/** Every status that moved: of which account, from what to what, when and why. */
export function ReadinessHistory({ view, answer, names, checks }: ReadinessHistoryProps) {
  const reports = byReport(answer.transitions)
  return (
    <Page>
      <HistoryParts of="readiness" />
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        What changed from report to report
      </h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Each status that is not what the report before said, with what AWS answered differently or what somebody wrote.
      </p>
      <Filter view={view} names={names} checks={checks} />
      {reports.length === 0 ? (
        <EmptyState title="No change of readiness">
          {view.ecsAccount === null && view.check === null
            ? 'Each later check of an account adds what differs from the one before.'
            : 'No change matches the filter.'}
        </EmptyState>
      ) : (
        <ol className="mt-4 grid" aria-label="Changes of readiness, newest first">
          {reports.map(([first, ...rest]) => (
            <li key={first.reportId} className="@container border-line border-t py-3">
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <h2 className="wrap-anywhere font-medium text-title">
                  <IntentLink href={reportPath(first.ecsAccount, first.reportId)} className="hover:underline">
                    {first.ecsAccount}
                  </IntentLink>
                </h2>
                <p className="text-ink-2">
                  <RelativeTime at={first.at} />
                </p>
              </div>
              <TransitionList transitions={[first, ...rest]} />
            </li>
          ))}
        </ol>
      )}
      {(answer.next !== null || view.before !== null) && (
        <nav aria-label="Pages of the history" className="mt-3 flex flex-wrap items-center gap-2">
          <p className="mr-auto text-ink-2">{counted(answer.transitions.length, 'change')} on this page.</p>
          {view.before !== null && <LinkButton href={pathOf({ ...view, before: null })}>Newest</LinkButton>}
          {answer.next !== null && <LinkButton href={pathOf({ ...view, before: answer.next })}>Older</LinkButton>}
        </nav>
      )}
    </Page>
  )
}

type Some = [Transition, ...Transition[]]

/** Transitions of one report stand together. */
function byReport(transitions: readonly Transition[]): Some[] {
  const reports = new Map<string, Some>()
  for (const transition of transitions) {
    const known = reports.get(transition.reportId)
    if (known) known.push(transition)
    else reports.set(transition.reportId, [transition])
  }
  return [...reports.values()]
}

function Filter({ view, names, checks }: Omit<ReadinessHistoryProps, 'answer'>) {
  const options = (
    <>
      <option value="">All checks</option>
      {checks.map(({ check, name }) => (
        <option key={check} value={check}>
          {name}
        </option>
      ))}
    </>
  )
  return (
    <ListFilter
      action="/history"
      clear="/history?of=readiness"
      isFiltered={view.ecsAccount !== null || view.check !== null}
      hidden={<input type="hidden" name="of" value="readiness" />}
      choice={{ name: 'check', label: 'Check', value: view.check, className: 'w-56 max-bar:w-full', options }}
      text={{ name: 'ecsAccount', label: 'ECS account', value: view.ecsAccount, known: names }}
    />
  )
}
