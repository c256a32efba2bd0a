'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { FormError } from '@/components/fields/form-error'
import { StaleNotice } from '@/components/fields/stale-notice'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useChangeAwsAccount, useCreateAwsAccount, useRemoveAwsAccount } from '@/components/queries/aws-accounts'
import { useShell } from '@/components/shell/shell-context'
import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import { changedFields } from '@/lib/registry/clouddriver/registry-diff'
import type { Registry } from '@/lib/registry/registry'
import {
  type AwsAccountDraft,
  awsAccountFieldNames,
  awsAccountForm,
  awsDraftOf,
  emptyAwsAccount,
} from './aws-account-draft'
import { AwsAccountFields } from './aws-account-fields'
import { DeleteAccount } from './delete-account'
import { FormFoot } from './form-foot'
import { registryAfter } from './registry-after'
import { TestReader } from './test-reader'
import { useAccountSave } from './use-account-save'

type AwsAccountFormProps = {
  /** Null for a new one. */
  account: AwsAccount | null
  registry: Registry
  onSaved: (account: AwsAccount) => void
  onRemoved: () => void
  onDirty: (isDirty: boolean) => void
}

/** The form of an AWS account: edit, try its reader, save, delete. */
export function AwsAccountForm({ account, registry, onSaved, onRemoved, onDirty }: AwsAccountFormProps) {
  const { mayEdit } = useShell().person
  const create = useCreateAwsAccount()
  const change = useChangeAwsAccount()
  const remove = useRemoveAwsAccount()
  const form = useForm<AwsAccountDraft, unknown, AwsAccountInput>({
    resolver: zodResolver(awsAccountForm),
    defaultValues: account === null ? emptyAwsAccount : awsDraftOf(account),
    shouldFocusError: false,
  })
  const { base, theirs, isSaving, submit, takeTheirs } = useAccountSave({
    form,
    account,
    draftOf: awsDraftOf,
    fieldNames: awsAccountFieldNames,
    create: create.mutateAsync,
    change: change.mutateAsync,
    listOf: ({ awsAccounts }) => awsAccounts,
    onSaved,
    onDirty,
  })
  const { data: input } = awsAccountForm.safeParse(useWatch({ control: form.control }))
  const stops = useStartStops(
    registry,
    input === undefined ? null : registryAfter(registry, { aws: { before: base?.name ?? null, input } }),
  )
  const namedBy = registry.ecsAccounts.filter(({ awsAccount }) => awsAccount === base?.name).map(({ name }) => name)
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {theirs && base && (
        <StaleNotice
          what={`AWS account ${base.name}`}
          fields={changedFields(base, theirs).filter(({ path }) => path !== 'version')}
          onReload={() => takeTheirs(false)}
          onKeep={() => takeTheirs(true)}
        />
      )}
      <AwsAccountFields form={form} settings={registry.settings} />
      <FormError message={form.formState.errors.root?.server?.message} />
      <TestReader form={form} settings={registry.settings} />
      <StartWarning stops={stops} />
      <FormFoot save={base ? 'Save' : 'Add AWS account'} isSaving={isSaving} mayEdit={mayEdit}>
        {base && (
          <DeleteAccount
            what={`AWS account ${base.name}`}
            namedBy={namedBy}
            remove={() => remove.mutateAsync(base)}
            onRemoved={onRemoved}
          >
            This removes it from the registry and from the next export. Nothing changes in AWS.
          </DeleteAccount>
        )}
      </FormFoot>
    </form>
  )
}
