'use client'

import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { FormText } from '@/components/fields/form-text'
import { ReferenceTaskFields } from '@/components/fields/reference-task-fields'
import { TextField } from '@/components/fields/text-field'
import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { effectiveAccount } from '@/lib/registry/effective-account'
import { accountRegions } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { EcsAccountDraft } from './ecs-account-draft'

export type EcsAccountFormControl = UseFormReturn<EcsAccountDraft, unknown, EcsAccountInput>

type FieldsProps = {
  form: EcsAccountFormControl
  registry: Registry
  /** Its AWS account is made in the same form: nothing to choose. */
  withNewAwsAccount?: boolean
}

/** Fields of an ECS account: name and AWS account first, the rest behind disclosures. */
export function EcsAccountFields({ form, registry, withNewAwsAccount = false }: FieldsProps) {
  const { register, formState } = form
  const { errors } = formState
  return (
    <div className="grid gap-3">
      <FormText
        form={form}
        name="name"
        label="ECS account"
        hint="The name that pipelines use. It must differ from every AWS account’s name."
      />
      {!withNewAwsAccount && (
        <Field label="AWS account" error={errors.awsAccount?.message}>
          {(control) => (
            <Select {...control} {...register('awsAccount')}>
              <option value="">Choose one</option>
              {registry.awsAccounts.map(({ name, accountId }) => (
                <option key={name} value={name}>
                  {name} ({accountId})
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <div>
        <Disclosure summary="Regions and clusters in scope">
          <ScopeFields form={form} registry={registry} />
        </Disclosure>
        <Disclosure summary="Release and naming strategy">
          <ReleaseFields form={form} registry={registry} />
        </Disclosure>
        <Disclosure summary="Reference task">
          <TaskFields form={form} />
        </Disclosure>
        <Disclosure summary="Unrecognised keys (kept as they are)">
          <Field
            label="As JSON"
            optional
            hint="Clouddriver ignores these keys. Shipshape exports them as they were imported."
            error={errors.more?.message}
          >
            {(control) => <TextArea code rows={4} spellCheck={false} {...control} {...register('more')} />}
          </Field>
        </Disclosure>
      </div>
    </div>
  )
}

function ScopeFields({ form: { register, formState, control }, registry }: FieldsProps) {
  const { errors } = formState
  const chosen = useWatch({ control, name: 'awsAccount' })
  const awsAccount = registry.awsAccounts.find(({ name }) => name === chosen)
  const regions = awsAccount ? accountRegions(effectiveAccount(awsAccount, registry), registry.settings) : []
  return (
    <div className="grid gap-3 pb-3">
      <TextField
        label="Regions"
        optional
        code
        placeholder={regions.join(', ')}
        hint="The AWS account’s regions that it deploys to, comma-separated. Empty: all of them."
        error={listMessage(errors.regions)}
        {...register('regions')}
      />
      <TextField
        label="Clusters"
        optional
        code
        placeholder="web-*, batch"
        hint="Names or globs, comma-separated. Empty: the clusters in use."
        error={listMessage(errors.clusters)}
        {...register('clusters')}
      />
    </div>
  )
}

/** The first error of a list that is typed on one line: its own, or one of its words'. */
function listMessage(error: { message?: string | undefined } | undefined): string | undefined {
  if (error === undefined) return undefined
  if (error.message) return error.message
  const words: readonly unknown[] = Object.values(error)
  for (const word of words) {
    if (typeof word === 'object' && word !== null && 'message' in word) return String(word.message)
  }
  return undefined
}

function ReleaseFields({ form, registry: { settings } }: FieldsProps) {
  return (
    <div className="grid gap-3 pb-3">
      <FormText
        form={form}
        name="release"
        label="Spinnaker release"
        optional
        placeholder={settings.release ?? 'not set'}
        hint="If another release than the one in Settings deploys to this account."
      />
      <FormText
        form={form}
        name="namingStrategy"
        label="Naming strategy"
        optional
        code
        placeholder={settings.defaultNamingStrategy ?? 'default'}
        hint={
          <>
            <code>default</code> or <code>tags</code>.
          </>
        }
      />
    </div>
  )
}

function TaskFields({ form: { register, formState, control } }: Pick<FieldsProps, 'form'>) {
  const isOwn = useWatch({ control, name: 'ownTask' })
  return (
    <div className="grid gap-3 pb-3">
      <Checkbox
        label="Use a different reference task for this account"
        hint="Otherwise Shipshape uses the reference task from Settings."
        {...register('ownTask')}
      />
      {isOwn && (
        <Controller
          control={control}
          name="referenceTask"
          render={({ field }) => (
            <ReferenceTaskFields
              value={field.value}
              onChange={field.onChange}
              errors={formState.errors.referenceTask}
            />
          )}
        />
      )}
    </div>
  )
}
