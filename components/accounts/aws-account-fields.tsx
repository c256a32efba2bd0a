'use client'

import { Controller, type UseFormReturn } from 'react-hook-form'
import { FormFlag } from '@/components/fields/form-flag'
import { FormText } from '@/components/fields/form-text'
import { ReaderFields } from '@/components/fields/reader-fields'
import { RegionsField } from '@/components/fields/regions-field'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'
import { type AwsAccountDraft, boundKeys } from './aws-account-draft'

export type AwsAccountFormControl = UseFormReturn<AwsAccountDraft, unknown, AwsAccountInput>

type FieldsProps = { form: AwsAccountFormControl; settings: Settings }

/** Fields of an AWS account: what everybody needs first, the rest behind disclosures. */
export function AwsAccountFields({ form, settings }: FieldsProps) {
  const { control, formState } = form
  const { errors } = formState
  return (
    <div className="grid gap-3">
      <FormText
        form={form}
        name="name"
        label="AWS account"
        hint="The name that ECS accounts refer to. Case-sensitive."
      />
      <FormText form={form} name="accountId" label="Account id" hint="12 digits." code inputMode="numeric" />
      <Controller
        control={control}
        name="regions"
        render={({ field }) => (
          <RegionsField
            label="Regions"
            hint="If you leave the zones empty, Clouddriver looks them up each time it starts."
            value={field.value}
            onChange={field.onChange}
            errors={errors.regions}
          />
        )}
      />
      <FormText
        form={form}
        name="assumeRole"
        label="Role that Clouddriver assumes"
        optional={settings.defaultAssumeRole !== null}
        code
        placeholder={settings.defaultAssumeRole ?? 'role/SpinnakerManaged'}
        hint={
          <>
            <code>role/NAME</code> or a full ARN.
            {settings.defaultAssumeRole && ' Empty: the default role from Settings.'}
          </>
        }
      />
      <div>
        <Disclosure summary="Session name, external id, identity">
          <div className="grid gap-3 pb-3">
            <SessionFields form={form} settings={settings} />
          </div>
        </Disclosure>
        <Disclosure summary="Access method">
          <div className="grid gap-3 pb-3">
            <Controller
              control={control}
              name="reader"
              render={({ field }) => (
                <ReaderFields
                  value={field.value}
                  onChange={field.onChange}
                  errors={errors.reader}
                  fallback={settings.reader}
                />
              )}
            />
          </div>
        </Disclosure>
        <Disclosure summary="Other Clouddriver settings">
          <MoreField form={form} />
        </Disclosure>
      </div>
    </div>
  )
}

function SessionFields({ form, settings }: FieldsProps) {
  return (
    <>
      <FormText form={form} name="sessionName" label="Session name" optional code placeholder="Spinnaker" />
      <FormText
        form={form}
        name="externalId"
        label="External id"
        optional
        code
        hint="Clouddriver does not pass it for ECS: a role that requires one cannot be used for ECS."
      />
      <FormText
        form={form}
        name="clouddriverIdentity"
        label="Clouddriver identity"
        optional
        code
        placeholder={settings.clouddriverIdentity ?? 'arn:aws:iam::123456789012:role/SpinnakerAuthRole'}
        hint="The ARN that Clouddriver runs as, if another Clouddriver than the one in Settings deploys to this account."
      />
      <FormFlag
        form={form}
        name="enabled"
        label="Enabled"
        hint="Disabling an AWS account removes its ECS accounts from Spinnaker."
      />
    </>
  )
}

/** Errors of fields that stand in the JSON are the JSON's: they have no field of their own. */
function MoreField({ form: { register, formState } }: Pick<FieldsProps, 'form'>) {
  const inside = Object.entries(formState.errors).filter(([key]) => boundKeys.includes(key) || key === 'other')
  const messages = [
    formState.errors.more?.message,
    ...inside.map(([key, error]) => `${key}: ${error.message ?? 'a part of it is not valid.'}`),
  ]
  return (
    <Field
      label="As JSON"
      optional
      hint={
        <>
          <code>lambdaEnabled</code>, <code>permissions</code>, <code>environment</code> and so on. Unrecognised keys
          are kept and exported too.
        </>
      }
      error={messages.filter(Boolean).join(' ')}
    >
      {(control) => (
        <TextArea
          code
          rows={6}
          spellCheck={false}
          placeholder='{ "lambdaEnabled": true }'
          {...control}
          {...register('more')}
        />
      )}
    </Field>
  )
}
