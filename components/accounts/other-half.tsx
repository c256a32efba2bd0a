import { Disclosure } from '@/components/ui/disclosure'
import { listed } from '@/lib/readiness/words'
import type { AwsAccount } from '@/lib/registry/aws-account'
import type { Registry } from '@/lib/registry/registry'
import { AwsAccountForm } from './aws-account-form'
import type { Removed, Saved } from './saved'
import { SavedNotice } from './saved-notice'

type OtherHalfProps = {
  /** Of the AWS account. */
  name: string
  /** Another number draws the form anew, with what is stored. */
  drawn: number
  registry: Registry
  saved: Saved | null
  /** Something in the panel is typed and not saved. */
  isDirty: boolean
  onSaved: (saved: Saved) => void
  onUndone: (saved: Saved) => void
  onRemoved: (removed: Removed) => void
  onDirty: (isDirty: boolean) => void
}

/** The AWS account of a mapping, under its ECS account: role, regions and access are edited without leaving it. */
export function OtherHalf(props: OtherHalfProps) {
  const { name, drawn, registry, saved, isDirty, onSaved, onUndone, onRemoved, onDirty } = props
  const account = registry.awsAccounts.find((each) => each.name === name)
  if (account === undefined) return null
  const namedBy = registry.ecsAccounts.filter(({ awsAccount }) => awsAccount === name).map((each) => each.name)
  return (
    <section aria-label={`AWS account ${name}`} className="mt-5 border-line border-t pt-2">
      {saved?.kind === 'aws' && saved.name === name && (
        <SavedNotice
          what={`AWS account ${name}`}
          ecsAccounts={namedBy}
          revisions={isDirty ? [] : saved.revisions}
          onUndone={() => onUndone(saved)}
        />
      )}
      <Disclosure
        summary={
          <span>
            <span className="font-semibold">AWS account {name}</span>{' '}
            <span className="text-ink-2">role, regions, access method</span>
          </span>
        }
      >
        {() => (
          <div className="grid gap-3 pt-2">
            {namedBy.length > 1 && (
              <p className="text-ink-2">A change applies to {listed(namedBy)}: all of them use this AWS account.</p>
            )}
            <AwsAccountForm
              key={`${name}:${drawn}`}
              account={account}
              registry={registry}
              onDirty={onDirty}
              onSaved={(after) => onSaved({ kind: 'aws', ...after, isOtherHalf: true })}
              onRemoved={(removed: AwsAccount) => onRemoved({ entity: 'aws-account', account: removed })}
            />
          </div>
        )}
      </Disclosure>
    </section>
  )
}
