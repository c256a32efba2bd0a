'use client'

import { Controller, type UseFormReturn } from 'react-hook-form'
import { FormText } from '@/components/fields/form-text'
import { RegionsField } from '@/components/fields/regions-field'
import { Checkbox } from '@/components/ui/checkbox'
import { computedDefaultRegions } from '@/lib/registry/clouddriver/default-regions'
import type { Registry } from '@/lib/registry/registry'
import { ReleaseBorders } from './release-borders'
import { Section } from './section'
import type { EditedSettings, SettingsDraft } from './settings-draft'

export type SettingsFormControl = UseFormReturn<SettingsDraft, unknown, EditedSettings>

/** Settings that stand in clouddriver-local.yml or say which rules apply. */
export function ClouddriverSections({ form, registry }: { form: SettingsFormControl; registry: Registry }) {
  const { register, control, formState } = form
  const { errors } = formState
  const computed = computedDefaultRegions(registry)
    .map(({ name }) => name)
    .join(', ')
  return (
    <>
      <Section id="release" title="Spinnaker release" about={<ReleaseBorders />}>
        <FormText
          form={form}
          name="release"
          label="Release"
          optional
          placeholder="2025.4"
          hint="The release your team runs; it decides which rules apply. Not set: as for 1.18, as the set-up page has them. An ECS account may say another."
        />
      </Section>
      <Section
        id="providers"
        title="Providers"
        about="Both are needed: with ECS enabled and AWS not, Clouddriver does not start."
      >
        <Checkbox
          label={
            <>
              AWS provider (<code>aws.enabled</code>)
            </>
          }
          {...register('awsEnabled')}
        />
        <Checkbox
          label={
            <>
              ECS provider (<code>ecs.enabled</code>)
            </>
          }
          {...register('ecsEnabled')}
        />
      </Section>
      <Section
        id="defaults"
        title="Defaults of accounts"
        about="Accounts that state nothing of their own get these, here and in Clouddriver."
      >
        <FormText
          form={form}
          name="defaultAssumeRole"
          label="Default role"
          optional
          code
          placeholder="role/SpinnakerManaged"
          hint={
            <>
              <code>role/NAME</code> or a full ARN. Not set, the export names <code>role/SpinnakerManaged</code>.
            </>
          }
        />
        <FormText
          form={form}
          name="defaultNamingStrategy"
          label="Default naming strategy"
          optional
          code
          placeholder="default"
        />
      </Section>
      <Section
        id="default-regions"
        title="Default regions"
        about="Clouddriver parses no account without them, and one that its own credentials do not see drops every account. Leave them empty unless your file has had them."
      >
        <Controller
          control={control}
          name="defaultRegions"
          render={({ field }) => (
            <RegionsField
              label="Regions"
              hint={`Empty: the export computes one, now ${computed}.`}
              value={field.value}
              onChange={field.onChange}
              errors={errors.defaultRegions}
            />
          )}
        />
      </Section>
      <Section
        id="identity"
        title="Clouddriver identity"
        about="The role of every account must trust it. While nobody says, whoever Shipshape runs as stands in for it, and findings say so."
      >
        <FormText
          form={form}
          name="clouddriverIdentity"
          label="ARN that Clouddriver runs as"
          optional
          code
          placeholder="arn:aws:iam::123456789012:role/SpinnakerAuthRole"
        />
      </Section>
    </>
  )
}
