import { FaultLine } from '@/components/finding/fault-line'
import { type Member, useDiscoverOrganization } from '@/components/queries/discovery'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import type { Fault } from '@/lib/readiness/fault'
import { faultAdvice } from '@/lib/readiness/fault-advice'
import { namesFor, proposedFile } from '@/lib/registry/proposed-file'
import type { Registry } from '@/lib/registry/registry'
import { ChooseAccounts } from './choose-accounts'

type FromOrganizationProps = { registry: Registry; onFile: (text: string) => void }

/** The accounts of Shipshape's AWS organization, to choose from. */
export function FromOrganization({ registry, onFile }: FromOrganizationProps) {
  const { mutate, data, error, isPending } = useDiscoverOrganization()
  return (
    <section aria-label="From an AWS organization" className="grid gap-3">
      <p className="text-ink-2">
        AWS lists them for the management account and for delegated administrators. Nothing is saved until you import.
      </p>
      <div>
        <Button variant={data?.accounts ? 'secondary' : 'primary'} busy={isPending} onClick={() => mutate()}>
          List the accounts
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-2">
        {error && <p className="text-fail">{wordsOf(error)}</p>}
        {data?.fault && <NotListed fault={data.fault} />}
        {data?.accounts && <Members members={data.accounts} registry={registry} onFile={onFile} />}
      </div>
    </section>
  )
}

function Members({ members, registry, onFile }: FromOrganizationProps & { members: readonly Member[] }) {
  const names = namesFor(
    members.filter(({ awsAccount }) => awsAccount === null),
    [...registry.awsAccounts, ...registry.ecsAccounts].map(({ name }) => name),
  )
  const choose = (keys: ReadonlySet<string>) =>
    onFile(
      proposedFile(
        [...names].flatMap(([accountId, { aws, ecs }]) =>
          keys.has(accountId) ? [{ awsAccount: { name: aws, accountId }, ecsAccount: ecs }] : [],
        ),
      ),
    )
  return (
    <ChooseAccounts
      choices={members.map(({ accountId, name, awsAccount }) => ({
        key: accountId,
        label: name,
        detail: `${accountId}.`,
        isKnown: awsAccount !== null,
      }))}
      onChoose={choose}
    />
  )
}

function NotListed({ fault }: { fault: Fault }) {
  const { kind, code } = fault
  return (
    <>
      <p className="font-medium">Could not list the accounts</p>
      <FaultLine fault={fault} />
      <p className="text-ink-2">
        {code === 'AWSOrganizationsNotInUseException'
          ? 'Shipshape’s account belongs to no organization. Import a file, or add the accounts.'
          : kind === 'denied'
            ? 'Allow organizations:ListAccounts for Shipshape’s identity, in the management account or in one that is a delegated administrator. Or import a file.'
            : faultAdvice({ ...fault, kind })}
      </p>
    </>
  )
}
