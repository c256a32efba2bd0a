import { Page } from '@/components/shell/page'
import { EmptyState } from '@/components/ui/empty-state'
import { IntentLink } from '@/components/ui/intent-link'
import { LinkButton } from '@/components/ui/link-button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ChangesAnswer } from '@/lib/contracts/history'
import { counted } from '@/lib/readiness/words'
import { actorWords } from './actor-words'
import { HistoryFilter } from './history-filter'
import { HistoryParts } from './history-parts'
import { type HistoryView, historyPath } from './history-path'
import { WriteEntry } from './write-entry'
import { writesOf } from './writes-of'

type HistoryProps = {
  view: HistoryView
  answer: ChangesAnswer
  /** The registry's. */
  revision: number
  /** Names of the accounts that there are, to choose from. */
  names: readonly string[]
}

/** Every write to the registry: who, when, what. */
export function History({ view, answer, revision, names }: HistoryProps) {
  const writes = writesOf(answer.changes)
  const isFiltered = view.entity !== null || view.name !== null
  const [latest] = view.before === null && !isFiltered ? writes : []
  if (revision === 0) return <NothingWritten />
  return (
    <Page>
      <HistoryParts of="registry" />
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        The registry is at revision {revision}
        {latest && (
          <>
            , written <RelativeTime at={latest.at} /> by {actorWords(latest.actor)}
          </>
        )}
        .
      </h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Every write to the registry stays here. Open a revision to see the registry as it was, to compare it, or to
        restore it.
      </p>
      <HistoryFilter view={view} names={names} />
      {writes.length === 0 ? (
        <EmptyState
          title="No change matches the filter"
          actions={
            <LinkButton href="/history" variant="secondary">
              Clear the filter
            </LinkButton>
          }
        >
          {view.name === null
            ? 'Nothing of this kind has been written.'
            : `No account is or was named “${view.name}”. Names are case-sensitive.`}
        </EmptyState>
      ) : (
        <ol className="mt-4 grid" aria-label="Writes to the registry, newest first">
          {writes.map((write) => (
            <WriteEntry key={write.revision} write={write} current={revision} />
          ))}
        </ol>
      )}
      <Pages view={view} answer={answer} />
    </Page>
  )
}

function Pages({ view, answer: { changes, next } }: Pick<HistoryProps, 'view' | 'answer'>) {
  if (next === null && view.before === null) return null
  return (
    <nav aria-label="Pages of the history" className="mt-3 flex flex-wrap items-center gap-2">
      <p className="mr-auto text-ink-2">{counted(changes.length, 'change')} on this page.</p>
      {view.before !== null && <LinkButton href={historyPath({ ...view, before: null })}>Newest</LinkButton>}
      {next !== null && <LinkButton href={historyPath({ ...view, before: next })}>Older</LinkButton>}
    </nav>
  )
}

function NothingWritten() {
  return (
    <Page>
      <HistoryParts of="registry" />
      <h1 className="sr-only">History</h1>
      <EmptyState
        title="Nothing has been written yet"
        actions={
          <IntentLink href="/accounts" className="font-medium text-link">
            Go to Accounts
          </IntentLink>
        }
      >
        Each account that is added, changed, deleted or imported, and each change of a setting, will be listed here with
        who wrote it and when.
      </EmptyState>
    </Page>
  )
}
