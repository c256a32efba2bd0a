import type { z } from 'zod'
import { actorWords } from '@/components/history/actor-words'
import { Page } from '@/components/shell/page'
import { BlockTable } from '@/components/ui/block-table'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { auditSchema } from '@/lib/contracts/audit'
import { counted } from '@/lib/readiness/words'
import { AuditFilter } from './audit-filter'
import { type AuditView, auditPath, kindWords } from './audit-view'

type AuditAnswer = z.output<typeof auditSchema>
type AuditProps = {
  view: AuditView
  answer: AuditAnswer
  /** For how many an entry is kept. */
  days: number
}

/** What happened at the door: who came in, who was denied, whose access changed, what left as a file. */
export function Audit({ view, answer, days }: AuditProps) {
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        Who signed in, what was denied, and what left
      </h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Sign-ins and failures, denied requests, changes of access, exports and access tests, newest first. Entries stay
        for {counted(days, 'day')}. Changes of the registry are in History.
      </p>
      <AuditFilter view={view} />
      {answer.entries.length === 0 ? <NoEntries view={view} /> : <Entries entries={answer.entries} />}
      <Pages view={view} answer={answer} />
    </Page>
  )
}

function Entries({ entries }: Pick<AuditAnswer, 'entries'>) {
  return (
    <div className="mt-4">
      <BlockTable
        label="Audit, newest first"
        columns={[
          { head: 'When', longest: 14 },
          { head: 'Kind', longest: 14 },
          { head: 'Who', longest: 30 },
          { head: 'What', longest: 48 },
          { head: 'Address', longest: 16 },
          { head: 'Times', longest: 8, isNumber: true },
        ]}
        rows={entries.map(({ at, lastAt, times, kind, actor, address, what }) => ({
          key: `${at} ${kind} ${actor} ${address} ${what}`,
          cells: [
            <RelativeTime key="when" at={lastAt} />,
            kindWords[kind],
            actor === null ? 'unknown' : actorWords(actor),
            what,
            address ?? '',
            times,
          ],
        }))}
      />
    </div>
  )
}

function NoEntries({ view }: Pick<AuditProps, 'view'>) {
  if (view.kind === null && view.actor === null) {
    return (
      <EmptyState title="Nothing has been audited yet">
        The first sign-in, denied request, access change or export will be listed here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No entry matches the filter"
      actions={
        <LinkButton href="/audit" variant="secondary">
          Clear the filter
        </LinkButton>
      }
    >
      Enter a part of an e-mail or of a token’s name.
    </EmptyState>
  )
}

function Pages({ view, answer: { entries, next } }: Omit<AuditProps, 'days'>) {
  if (next === null && view.before === null) return null
  return (
    <nav aria-label="Pages of the audit" className="mt-3 flex flex-wrap items-center gap-2">
      <p className="mr-auto text-ink-2">{counted(entries.length, 'entry', 'entries')} on this page.</p>
      {view.before !== null && <LinkButton href={auditPath({ ...view, before: null })}>Newest</LinkButton>}
      {next !== null && <LinkButton href={auditPath({ ...view, before: next })}>Older</LinkButton>}
    </nav>
  )
}
