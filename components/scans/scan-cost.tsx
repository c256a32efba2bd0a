import { Page } from '@/components/shell/page'
import { RelativeTime } from '@/components/ui/relative-time'
import type { ScanLedger, ScanPlan } from '@/lib/contracts/costs'
import { NextScan } from './next-scan'
import { costSentence, retrySentence } from './scan-words'
import { SpentTable } from './spent-table'

/** What a check has asked of AWS, by action and by check, and what it would ask again. `plan`: null where its accounts are gone. */
export function ScanCost({ ledger, plan }: { ledger: ScanLedger; plan: ScanPlan | null }) {
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {costSentence(ledger)}
      </h1>
      <p className="mt-1 text-ink-2">
        {retrySentence(ledger.total)}
        {ledger.startedAt && (
          <>
            {' '}
            It began <RelativeTime at={ledger.startedAt} />.
          </>
        )}
      </p>
      <SpentTable
        id="by-action"
        title="By action"
        hint="Every request that was sent, tries again included."
        head={{ name: 'Action', about: 'For the facts', own: null }}
        rows={ledger.byAction.map(({ action, facts, ...spent }) => ({
          key: action,
          name: <Action action={action} />,
          about: facts.join(', '),
          own: null,
          ...spent,
        }))}
      />
      <SpentTable
        id="by-check"
        title="By check"
        hint="The calls for the facts that a check reads. Checks share facts, which are gathered once: the numbers sum up to more than was sent. Its own are those that no other check needed."
        head={{ name: 'Check', about: 'Reads the facts', own: 'Its own' }}
        rows={ledger.byCheck.map(({ check, name, facts, ...spent }) => ({
          key: check,
          name,
          about: facts.length === 0 ? 'none: it looks at the registry alone' : facts.join(', '),
          ...spent,
        }))}
      />
      {plan && <NextScan plan={plan} />}
    </Page>
  )
}

/** An action of IAM, which may break after its service. */
function Action({ action }: { action: string }) {
  const [service, name] = action.split(':')
  return (
    <code>
      {service}:<wbr />
      {name}
    </code>
  )
}
