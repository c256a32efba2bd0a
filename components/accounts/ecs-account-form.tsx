'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { ForEditors } from '@/components/fields/for-editors'
import { FormError } from '@/components/fields/form-error'
import { MergeNotice } from '@/components/fields/merge-notice'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useChangeEcsAccount, useCreateEcsAccount, useRemoveEcsAccount } from '@/components/queries/ecs-accounts'
import { useShell } from '@/components/shell/shell-context'
import { type EcsAccount, type EcsAccountInput, ecsAccountSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { DeleteAccount } from './delete-account'
import {
  type EcsAccountDraft,
  ecsAccountFieldNames,
  ecsAccountForm,
  ecsDraftOf,
  emptyEcsAccount,
} from './ecs-account-draft'
import { EcsAccountFields } from './ecs-account-fields'
import { FormFoot } from './form-foot'
import { registryAfter } from './registry-after'
import type { Saved } from './saved'
import { useAccountSave } from './use-account-save'

type EcsAccountFormProps = {
  /** Null for a new one. */
  account: EcsAccount | null
  registry: Registry
  /** AWS account that a new one begins with. */
  awsAccount?: string
  onSaved: (saved: Omit<Saved, 'kind'>) => void
  onRemoved: (account: EcsAccount) => void
  onDirty: (isDirty: boolean) => void
}

/** The form of an ECS account: edit, save, delete. */
export function EcsAccountForm({
  account,
  registry,
  awsAccount = '',
  onSaved,
  onRemoved,
  onDirty,
}: EcsAccountFormProps) {
  const { mayEdit } = useShell().person
  const create = useCreateEcsAccount()
  const change = useChangeEcsAccount()
  const remove = useRemoveEcsAccount()
  const form = useForm<EcsAccountDraft, unknown, EcsAccountInput>({
    resolver: zodResolver(ecsAccountForm),
    defaultValues:
      account === null ? emptyEcsAccount(awsAccount, registry.settings.referenceTask) : ecsDraftOf(account),
    shouldFocusError: false,
  })
  const { base, meeting, isSaving, submit, merge, discard, ...save } = useAccountSave({
    form,
    entity: 'ecs-account',
    account,
    schema: ecsAccountSchema,
    draftOf: ecsDraftOf,
    fieldNames: ecsAccountFieldNames,
    create: create.mutateAsync,
    change: change.mutateAsync,
    remove: remove.mutateAsync,
    listOf: ({ ecsAccounts }) => ecsAccounts,
    onSaved,
    onDirty,
  })
  const { data: input } = ecsAccountForm.safeParse(useWatch({ control: form.control }))
  const stops = useStartStops(
    registry,
    input === undefined ? null : registryAfter(registry, { ecs: { before: base?.name ?? null, input } }),
  )
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {meeting && base && (
        <MergeNotice what={`ECS account ${base.name}`} {...meeting} onMerge={merge} onDiscard={discard} />
      )}
      <ForEditors>
        <EcsAccountFields form={form} registry={registry} />
      </ForEditors>
      <FormError message={form.formState.errors.root?.server?.message} />
      <StartWarning stops={stops} />
      <FormFoot save={base ? 'Save' : 'Add ECS account'} isSaving={isSaving} mayEdit={mayEdit}>
        {base && (
          <DeleteAccount
            what={`ECS account ${base.name}`}
            remove={() => save.remove(input)}
            onRemoved={() => onRemoved(base)}
          >
            This removes the mapping from the registry and from the next export. Its AWS account stays, and nothing
            changes in AWS.
          </DeleteAccount>
        )}
      </FormFoot>
    </form>
  )
}
