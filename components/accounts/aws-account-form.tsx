'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, useWatch } from 'react-hook-form'
import { ForEditors } from '@/components/fields/for-editors'
import { FormError } from '@/components/fields/form-error'
import { MergeNotice } from '@/components/fields/merge-notice'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useChangeAwsAccount, useCreateAwsAccount, useRemoveAwsAccount } from '@/components/queries/aws-accounts'
import { useShell } from '@/components/shell/shell-context'
import { type AwsAccount, type AwsAccountInput, awsAccountSchema } from '@/lib/registry/aws-account'
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
import type { Saved } from './saved'
import { TestReader } from './test-reader'
import { useAccountSave } from './use-account-save'

type AwsAccountFormProps = {
  /** Null for a new one. */
  account: AwsAccount | null
  registry: Registry
  onSaved: (saved: Omit<Saved, 'kind'>) => void
  onRemoved: (account: AwsAccount) => void
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
  const { base, meeting, isSaving, submit, merge, discard, ...save } = useAccountSave({
    form,
    entity: 'aws-account',
    account,
    schema: awsAccountSchema,
    draftOf: awsDraftOf,
    fieldNames: awsAccountFieldNames,
    create: create.mutateAsync,
    change: change.mutateAsync,
    remove: remove.mutateAsync,
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
      {meeting && base && (
        <MergeNotice what={`AWS account ${base.name}`} {...meeting} onMerge={merge} onDiscard={discard} />
      )}
      <ForEditors>
        <AwsAccountFields form={form} settings={registry.settings} />
      </ForEditors>
      <FormError message={form.formState.errors.root?.server?.message} />
      <TestReader form={form} settings={registry.settings} />
      <StartWarning stops={stops} />
      <FormFoot save={base ? 'Save' : 'Add AWS account'} isSaving={isSaving} mayEdit={mayEdit}>
        {base && (
          <DeleteAccount
            what={`AWS account ${base.name}`}
            namedBy={namedBy}
            remove={() => save.remove(input)}
            onRemoved={() => onRemoved(base)}
          >
            This removes it from the registry and from the next export. Nothing changes in AWS.
          </DeleteAccount>
        )}
      </FormFoot>
    </form>
  )
}
