'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { FormError } from '@/components/fields/form-error'
import { StaleNotice } from '@/components/fields/stale-notice'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useChangeEcsAccount, useCreateEcsAccount, useRemoveEcsAccount } from '@/components/queries/ecs-accounts'
import { useShell } from '@/components/shell/shell-context'
import { changedFields } from '@/lib/registry/clouddriver/registry-diff'
import type { EcsAccount, EcsAccountInput } from '@/lib/registry/ecs-account'
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
import { useAccountSave } from './use-account-save'

type EcsAccountFormProps = {
  /** Null for a new one. */
  account: EcsAccount | null
  registry: Registry
  /** AWS account that a new one begins with. */
  awsAccount?: string
  onSaved: (account: EcsAccount) => void
  onRemoved: () => void
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
  const { base, theirs, isSaving, submit, takeTheirs } = useAccountSave({
    form,
    account,
    draftOf: ecsDraftOf,
    fieldNames: ecsAccountFieldNames,
    create: create.mutateAsync,
    change: change.mutateAsync,
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
      {theirs && base && (
        <StaleNotice
          what={`ECS account ${base.name}`}
          fields={changedFields(base, theirs).filter(({ path }) => path !== 'version')}
          onReload={() => takeTheirs(false)}
          onKeep={() => takeTheirs(true)}
        />
      )}
      <EcsAccountFields form={form} registry={registry} />
      <FormError message={form.formState.errors.root?.server?.message} />
      <StartWarning stops={stops} />
      <FormFoot save={base ? 'Save' : 'Add ECS account'} isSaving={isSaving} mayEdit={mayEdit}>
        {base && (
          <DeleteAccount
            what={`ECS account ${base.name}`}
            remove={() => remove.mutateAsync(base)}
            onRemoved={onRemoved}
          >
            This removes the mapping from the registry and from the next export. Its AWS account stays, and nothing
            changes in AWS.
          </DeleteAccount>
        )}
      </FormFoot>
    </form>
  )
}
