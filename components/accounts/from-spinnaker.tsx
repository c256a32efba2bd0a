import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { type SpinnakerAccount, useDiscoverSpinnaker } from '@/components/queries/discovery'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { proposedFile } from '@/lib/registry/proposed-file'
import type { Registry } from '@/lib/registry/registry'
import { ChooseAccounts } from './choose-accounts'

type FromSpinnakerProps = { registry: Registry; onFile: (text: string) => void }

/** The accounts that a Gate or a Clouddriver has loaded, to choose from. */
export function FromSpinnaker({ registry, onFile }: FromSpinnakerProps) {
  const [address, setAddress] = useState(registry.settings.clouddriver.address ?? '')
  const { mutate, data, error, isPending } = useDiscoverSpinnaker()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate(address)
  }
  return (
    <section aria-label="From a Spinnaker" className="grid gap-3">
      <form onSubmit={submit} className="grid gap-3">
        <TextField
          label="Address of Gate or Clouddriver"
          hint="Shipshape asks it once for its accounts. Nothing is saved until you import."
          type="url"
          required
          code
          placeholder="https://clouddriver.example.com:7002"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <div>
          <Button type="submit" variant={data?.accounts ? 'secondary' : 'primary'} busy={isPending}>
            List the accounts
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="grid gap-2">
        {error && <p className="text-fail">{wordsOf(error)}</p>}
        {data?.error && <p className="text-fail">Could not list the accounts. {data.error}</p>}
        {data?.accounts && <Found accounts={data.accounts} onFile={onFile} />}
      </div>
    </section>
  )
}

function Found({ accounts, onFile }: { accounts: readonly SpinnakerAccount[]; onFile: (text: string) => void }) {
  const ecsOn = new Map(accounts.flatMap(({ type, name, awsAccount }) => (type === 'ecs' ? [[awsAccount, name]] : [])))
  const aws = accounts.flatMap((each) =>
    each.type === 'aws' && each.accountId !== null ? [{ ...each, accountId: each.accountId }] : [],
  )
  if (aws.length === 0) return <p className="text-ink-2">It has loaded no AWS account.</p>
  const choose = (keys: ReadonlySet<string>) =>
    onFile(
      proposedFile(
        aws
          .filter(({ name }) => keys.has(name))
          .map((each) => ({ awsAccount: each, ecsAccount: ecsOn.get(each.name) ?? null })),
      ),
    )
  return (
    <ChooseAccounts
      choices={aws.map(({ name, accountId, isKnown }) => {
        const ecs = ecsOn.get(name)
        return {
          key: name,
          label: name,
          detail: `${accountId}, ${ecs === undefined ? 'no ECS account' : `ECS account ${ecs}`}.`,
          isKnown,
        }
      })}
      onChoose={choose}
    />
  )
}
