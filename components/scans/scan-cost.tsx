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
            It started <RelativeTime at={ledger.startedAt} />.
          </>
        )}
      </p>
      <SpentTable
        id="by-action"
        title="By action"
        hint="Every request sent, retries included."
        head={{ name: 'Action', about: 'Facts', own: null }}
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
        hint="The calls for the facts that each check reads. Checks share facts, and Shipshape reads each fact once, so the sum is more than the calls sent. “Only this check” counts the calls that no other check needed."
        head={{ name: 'Check', about: 'Facts', own: 'Only this check' }}
        rows={ledger.byCheck.map(({ check, name, facts, ...spent }) => ({
          key: check,
          name,
          about: facts.length === 0 ? 'none: uses the registry only' : facts.join(', '),
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
