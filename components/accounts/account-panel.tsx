'use client'

import { useRef, useState } from 'react'
import { SidePanel } from '@/components/ui/side-panel'
import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import type { AccountsView } from './accounts-view'
import { AwsAccountForm } from './aws-account-form'
import { EcsAccountForm } from './ecs-account-form'
import { MappingForm } from './mapping-form'
import { OtherHalf } from './other-half'
import type { Removed, Saved } from './saved'
import { SavedNotice } from './saved-notice'

type AccountPanelProps = {
  view: AccountsView
  /** Another number draws the form anew, with what is stored. */
  drawn: number
  registry: Registry
  saved: Saved | null
  onClose: () => void
  onSaved: (saved: Saved) => void
  /** Once what was saved is taken back. */
  onUndone: (saved: Saved) => void
  onRemoved: (removed: Removed) => void
  onDirty: (isDirty: boolean) => void
}

/** The form that is open beside the table. */
export function AccountPanel(props: AccountPanelProps) {
  const { label, title } = headingOf(props.view)
  const [isDirty, setDirty] = useState(false)
  const onDirty = (dirty: boolean) => {
    setDirty(dirty)
    props.onDirty(dirty)
  }
  return (
    <SidePanel label={label} onClose={props.onClose}>
      <h2 className="mb-3 break-words font-semibold text-heading">{title}</h2>
      <Form {...props} isDirty={isDirty} onDirty={onDirty} />
    </SidePanel>
  )
}

function headingOf({ ecs, aws, new: kind }: AccountsView): { label: string; title: string } {
  if (kind === 'mapping') return { label: 'New mapping', title: 'Add a mapping' }
  if (kind === 'aws') return { label: 'New AWS account', title: 'Add an AWS account' }
  if (kind === 'ecs') return { label: 'New ECS account', title: 'Add an ECS account' }
  return ecs === null ? { label: 'AWS account', title: aws ?? '' } : { label: 'ECS account', title: ecs }
}

function Form(props: AccountPanelProps & { isDirty: boolean }) {
  const { view, registry, onSaved, onRemoved, onDirty } = props
  const { ecs, aws, new: kind } = view
  const dirty = useRef({ ecs: false, aws: false })
  const tellDirty = (half: 'ecs' | 'aws') => (isDirty: boolean) => {
    dirty.current[half] = isDirty
    onDirty(dirty.current.ecs || dirty.current.aws)
  }
  const ofEcs = {
    registry,
    onDirty,
    onSaved: (saved: Omit<Saved, 'kind'>) => onSaved({ kind: 'ecs', ...saved }),
    onRemoved: (account: EcsAccount) => onRemoved({ entity: 'ecs-account', account }),
  }
  const ofAws = {
    registry,
    onDirty,
    onSaved: (saved: Omit<Saved, 'kind'>) => onSaved({ kind: 'aws', ...saved }),
    onRemoved: (account: AwsAccount) => onRemoved({ entity: 'aws-account', account }),
  }
  // What somebody else renamed or deleted stays open while one writes in it: nothing that was typed is lost unseen.
  const ecsAccount = useLastKnown(registry.ecsAccounts, ecs, props.isDirty)
  const awsAccount = useLastKnown(registry.awsAccounts, aws, props.isDirty)
  if (kind === 'mapping') return <MappingForm {...ofEcs} />
  if (kind === 'aws') return <AwsAccountForm key="new" account={null} {...ofAws} />
  if (kind === 'ecs') return <EcsAccountForm key="new" account={null} awsAccount={aws ?? ''} {...ofEcs} />

  if (ecs !== null) {
    if (!ecsAccount) return <Gone what={`ECS account named ${ecs}`} />
    return (
      <>
        <Notice {...props} kind="ecs" name={ecs} ecsAccounts={[ecs]} />
        <EcsAccountForm key={`${ecs}:${props.drawn}`} account={ecsAccount} {...ofEcs} onDirty={tellDirty('ecs')} />
        <OtherHalf {...props} name={ecsAccount.awsAccount} onDirty={tellDirty('aws')} />
      </>
    )
  }
  if (!awsAccount) return <Gone what={`AWS account named ${aws}`} />
  const namedBy = registry.ecsAccounts.filter(({ awsAccount: named }) => named === aws).map(({ name }) => name)
  return (
    <>
      <Notice {...props} kind="aws" name={awsAccount.name} ecsAccounts={namedBy} />
      <AwsAccountForm key={`${aws}:${props.drawn}`} account={awsAccount} {...ofAws} />
    </>
  )
}

type NoticeProps = Pick<AccountPanelProps, 'saved' | 'onUndone'> & {
  isDirty: boolean
  kind: Saved['kind']
  name: string
  ecsAccounts: readonly string[]
}

/** That the account was saved. While something else is typed there is no undo: it would take that with it. */
function Notice({ saved, onUndone, isDirty, kind, name, ecsAccounts }: NoticeProps) {
  if (saved?.kind !== kind || saved.name !== name) return null
  return (
    <SavedNotice
      what={`${kind === 'ecs' ? 'ECS' : 'AWS'} account ${name}`}
      ecsAccounts={ecsAccounts}
      revisions={isDirty ? [] : saved.revisions}
      onUndone={() => onUndone(saved)}
    />
  )
}

function useLastKnown<A extends { name: string }>(list: readonly A[], name: string | null, isDirty: boolean): A | null {
  const found = list.find((account) => account.name === name) ?? null
  const [known, setKnown] = useState(found)
  if (found !== null && found !== known) setKnown(found)
  return found ?? (isDirty && known?.name === name ? known : null)
}

function Gone({ what }: { what: string }) {
  return (
    <p className="text-ink-2">There is no {what}. It may have been renamed or deleted. Names are case-sensitive.</p>
  )
}
