import { CardFrame } from '@/components/finding/card-frame'
import { waitWords } from '@/components/readiness/wait-words'
import { Waits } from '@/components/readiness/waits'
import { IntentLink } from '@/components/ui/intent-link'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'
import { listed } from '@/lib/readiness/words'
import { UnreadWhy } from './unread-why'

/** Accounts of which nobody knows what changes there, all by one cause. */
export function UnreadAccounts({ accounts }: { accounts: readonly UpgradedAccount[] }) {
  const [first] = accounts
  if (first === undefined) return null
  const names = accounts.map(({ ecsAccount }) => ecsAccount)
  return (
    <div className="mt-6">
      <CardFrame
        id={`unread:${first.ecsAccount}`}
        status="unknown"
        title={`Unknown in ${accounts.length} accounts: they could not be read, for one reason`}
        lines={
          <p className="text-ink-2">
            <UnreadWhy faults={first.faults} />.{' '}
            <IntentLink href={pathOf(first.ecsAccount)} className="inline-link">
              What to do
            </IntentLink>
          </p>
        }
      >
        <Waits words={waitWords(accounts.length, 'account')} about={listed(names.slice(0, 4))}>
          {names.map((name) => (
            <li key={name} className="flex min-h-8 items-center border-line border-t first:border-0">
              <IntentLink href={pathOf(name)} className="inline-flex min-h-6 items-center font-medium hover:underline">
                {name}
              </IntentLink>
            </li>
          ))}
        </Waits>
      </CardFrame>
    </div>
  )
}

const pathOf = (ecsAccount: string) => `/readiness/${encodeURIComponent(ecsAccount)}`
