'use client'

import { FieldChanges } from '@/components/fields/field-changes'
import { Disclosure } from '@/components/ui/disclosure'
import { byCount, counted } from '@/lib/readiness/words'
import { changesOf } from '@/lib/registry/clouddriver/registry-diff'
import type { Registry } from '@/lib/registry/registry'

type Account = Registry['awsAccounts'][number] | Registry['ecsAccounts'][number]

/** Accounts drawn at once. */
const most = 50

/** A registry as a whole: each account and every setting with all that it says. */
export function RegistryList({ registry: { awsAccounts, ecsAccounts, settings } }: { registry: Registry }) {
  const said = changesOf({ entity: 'settings', before: {}, after: settings }).flatMap(({ fields }) => fields)
  return (
    <div className="@container grid gap-5 pt-2">
      <Accounts title={counted(ecsAccounts.length, 'ECS account')} entity="ecs-account" accounts={ecsAccounts} />
      <Accounts title={counted(awsAccounts.length, 'AWS account')} entity="aws-account" accounts={awsAccounts} />
      <section aria-labelledby="settings-then">
        <h2 id="settings-then" className="mb-2 font-semibold text-title">
          Settings
        </h2>
        <FieldChanges fields={said} only="after" />
      </section>
    </div>
  )
}

type AccountsProps = { title: string; entity: 'aws-account' | 'ecs-account'; accounts: readonly Account[] }

function Accounts({ title, entity, accounts }: AccountsProps) {
  const rest = accounts.slice(most)
  return (
    <section aria-labelledby={`${entity}-then`}>
      <h2 id={`${entity}-then`} className="mb-1 font-semibold text-title">
        {title}
      </h2>
      <List entity={entity} accounts={accounts.slice(0, most)} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more ${byCount(rest.length, 'account', 'accounts')}`}>
          {() => <List entity={entity} accounts={rest} />}
        </Disclosure>
      )}
    </section>
  )
}

function List({ entity, accounts }: Omit<AccountsProps, 'title'>) {
  return (
    <ul>
      {accounts.map((account) => (
        <li key={account.name} className="grid gap-1 border-line border-t py-2">
          <h3 className="wrap-anywhere font-medium">{account.name}</h3>
          <FieldChanges fields={fieldsOf(entity, account)} only="after" />
        </li>
      ))}
    </ul>
  )
}

const fieldsOf = (entity: AccountsProps['entity'], account: Account) =>
  changesOf({ entity, before: null, after: account })
    .flatMap(({ fields }) => fields)
    .filter(({ path }) => path !== 'name')
