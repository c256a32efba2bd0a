'use client'

import { SidePanel } from '@/components/ui/side-panel'
import type { Registry } from '@/lib/registry/registry'
import type { AccountsView } from './accounts-view'
import { AwsAccountForm } from './aws-account-form'
import { EcsAccountForm } from './ecs-account-form'
import { MappingForm } from './mapping-form'
import { SavedNotice } from './saved-notice'

/** What was saved last, so that its form can say so. */
export type Saved = { kind: 'aws' | 'ecs'; name: string }

type AccountPanelProps = {
  view: AccountsView
  registry: Registry
  saved: Saved | null
  onClose: () => void
  onSaved: (saved: Saved) => void
  onRemoved: (what: string) => void
  onDirty: (isDirty: boolean) => void
}

/** The form that is open beside the table. */
export function AccountPanel(props: AccountPanelProps) {
  const { label, title } = headingOf(props.view)
  return (
    <SidePanel label={label} onClose={props.onClose}>
      <h2 className="mb-3 break-words font-semibold text-heading">{title}</h2>
      <Form {...props} />
    </SidePanel>
  )
}

function headingOf({ ecs, aws, new: kind }: AccountsView): { label: string; title: string } {
  if (kind === 'mapping') return { label: 'New mapping', title: 'Add a mapping' }
  if (kind === 'aws') return { label: 'New AWS account', title: 'Add an AWS account' }
  if (kind === 'ecs') return { label: 'New ECS account', title: 'Add an ECS account' }
  return ecs === null ? { label: 'AWS account', title: aws ?? '' } : { label: 'ECS account', title: ecs }
}

function Form({ view, registry, saved, onSaved, onRemoved, onDirty }: AccountPanelProps) {
  const { ecs, aws, new: kind } = view
  const ofEcs = {
    registry,
    onDirty,
    onSaved: ({ name }: { name: string }) => onSaved({ kind: 'ecs', name }),
    onRemoved: () => onRemoved(`ECS account ${ecs}`),
  }
  const ofAws = {
    registry,
    onDirty,
    onSaved: ({ name }: { name: string }) => onSaved({ kind: 'aws', name }),
    onRemoved: () => onRemoved(`AWS account ${aws}`),
  }
  if (kind === 'mapping') return <MappingForm {...ofEcs} />
  if (kind === 'aws') return <AwsAccountForm key="new" account={null} {...ofAws} />
  if (kind === 'ecs') return <EcsAccountForm key="new" account={null} awsAccount={aws ?? ''} {...ofEcs} />

  if (ecs !== null) {
    const account = registry.ecsAccounts.find(({ name }) => name === ecs)
    if (!account) return <Gone what={`ECS account named ${ecs}`} />
    return (
      <>
        {saved?.kind === 'ecs' && saved.name === ecs && <SavedNotice what={`ECS account ${ecs}`} ecsAccounts={[ecs]} />}
        <EcsAccountForm key={ecs} account={account} {...ofEcs} />
      </>
    )
  }
  const account = registry.awsAccounts.find(({ name }) => name === aws)
  if (!account) return <Gone what={`AWS account named ${aws}`} />
  const namedBy = registry.ecsAccounts.filter(({ awsAccount }) => awsAccount === aws).map(({ name }) => name)
  return (
    <>
      {saved?.kind === 'aws' && saved.name === aws && <SavedNotice what={`AWS account ${aws}`} ecsAccounts={namedBy} />}
      <AwsAccountForm key={aws} account={account} {...ofAws} />
    </>
  )
}

function Gone({ what }: { what: string }) {
  return (
    <p className="text-ink-2">There is no {what}. It may have been renamed or deleted. Names are case-sensitive.</p>
  )
}
