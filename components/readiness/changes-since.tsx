import { FactChangeList } from '@/components/finding/fact-change-list'
import { FindingChangeList } from '@/components/finding/finding-change-list'
import { StatusChange } from '@/components/finding/status-change'
import { Disclosure } from '@/components/ui/disclosure'
import { RelativeTime } from '@/components/ui/relative-time'
import { asksForSomething, placeKey } from '@/lib/readiness/changes/finding-change'
import type { ReportChanges } from '@/lib/readiness/changes/report-changes'
import { counted } from '@/lib/readiness/words'

type ChangesSinceProps = {
  changes: ReportChanges
  /** Whether the account is ready only as far as it could be read. */
  withGaps: boolean
}

/** More than these are folded, so that what needs a person stays in sight. */
const mostOpen = 4

/** What the account's report says that the one before it did not, with the facts behind it. The first report has none. */
export function ChangesSince({ changes, withGaps }: ChangesSinceProps) {
  const { comparedWith, findings, facts } = changes
  const loud = findings.filter(asksForSomething).length
  if (comparedWith === null) return null
  return (
    <section aria-label="Since the previous check" className="mt-4 border-line border-y">
      <Disclosure
        open={loud > 0 && loud <= mostOpen}
        summary={<Summary changes={changes} comparedWith={comparedWith} withGaps={withGaps} />}
      >
        <div className="pb-3 pl-6 max-bar:pl-0">
          {findings.length > 0 && <Findings findings={findings} />}
          {facts.length > 0 && (
            <>
              <h3 className="mt-3 mb-1 font-medium text-small">All changed facts</h3>
              <FactChangeList changes={facts} most={50} />
            </>
          )}
          {findings.length === 0 && facts.length === 0 && (
            <p className="text-ink-2">AWS gave the same answers, and every finding is the same.</p>
          )}
        </div>
      </Disclosure>
    </section>
  )
}

function Summary({ changes, comparedWith, withGaps }: ChangesSinceProps & { comparedWith: string }) {
  const { status, findings, facts } = changes
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5">
      <span className="font-medium">
        Since the previous check, <RelativeTime at={comparedWith} />
      </span>
      <span className="text-ink-2">
        {changed(findings.length, 'finding')} and {changed(facts.length, 'fact')} changed
      </span>
      {status.before !== null && status.before !== status.after && (
        <StatusChange before={status.before} after={status.after} withGaps={withGaps} />
      )}
    </span>
  )
}

function Findings({ findings }: Pick<ReportChanges, 'findings'>) {
  const behind = new Map(findings.map((change) => [placeKey(change), change.facts]))
  return (
    <FindingChangeList
      changes={findings}
      page=""
      note={(change) => {
        const facts = behind.get(placeKey(change)) ?? []
        return facts.length > 0 && <FactChangeList changes={facts} most={3} />
      }}
    />
  )
}

function changed(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : counted(count, noun)
}
