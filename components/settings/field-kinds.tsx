'use client'

import type { ReactNode } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { FormFlag } from '@/components/fields/form-flag'
import { FormText } from '@/components/fields/form-text'
import { readerDraftOf, readerOf } from '@/components/fields/reader-draft'
import { ReaderFields } from '@/components/fields/reader-fields'
import { taskDraftOf, taskOf } from '@/components/fields/reference-task-draft'
import { ReferenceTaskFields } from '@/components/fields/reference-task-fields'
import { regionDraftsOf, regionsOf } from '@/components/fields/region-drafts'
import { RegionsField } from '@/components/fields/regions-field'
import { type FlagDraft, flagIn, textOrNull } from '@/components/fields/text-of-field'
import { computedDefaultRegions } from '@/lib/registry/clouddriver/default-regions'
import type { Registry } from '@/lib/registry/registry'
import type { EditedSettings, SettingsDraft, SettingsName } from './edited-settings'

export type SettingsFormControl = UseFormReturn<SettingsDraft, unknown, EditedSettings>

/** What is said beside a field. */
type FieldWords = { label?: string; about?: ReactNode; placeholder?: string; code?: boolean }

type Drawn<N extends SettingsName> = {
  name: N
  words: FieldWords
  form: SettingsFormControl
  registry: Registry
}

/** A kind of field: how a setting stands in the form, what the form states for the schema to judge, and how it is drawn. */
type FieldKind<N extends SettingsName> = {
  draftOf: (setting: EditedSettings[N]) => SettingsDraft[N]
  inputOf: (draft: SettingsDraft[N]) => unknown
  draw: (drawn: Drawn<N>) => ReactNode
}

/** One line of the table of fields. */
export type SettingsField<N extends SettingsName> = { kind: FieldKind<N>; section: string } & FieldWords

/** Settings whose draft is of a type. */
type NamesOf<D> = { [K in SettingsName]: SettingsDraft[K] extends D ? K : never }[SettingsName]

/** A line of text; empty where nothing is set. */
export const text = {
  draftOf: (setting: string | null) => setting ?? '',
  inputOf: textOrNull,
  draw: ({ name, form, words: { label = name, about, placeholder, code = false } }: Drawn<NamesOf<string>>) => (
    <FormText form={form} name={name} label={label} hint={about} optional placeholder={placeholder} code={code} />
  ),
}

/** On or off, or the placeholder that says it. */
export const tick = {
  draftOf: (setting: FlagDraft) => setting,
  inputOf: flagIn,
  draw: ({ name, form, words: { label = name, about } }: Drawn<'awsEnabled' | 'ecsEnabled'>) => (
    <FormFlag form={form} name={name} label={label} about={about} />
  ),
}

export const regions: FieldKind<'defaultRegions'> = {
  draftOf: regionDraftsOf,
  inputOf: regionsOf,
  draw: ({ name, form, registry, words: { label = name } }) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <RegionsField
          label={label}
          hint={`Empty: the export computes one, currently ${computedDefaultRegions(registry)
            .map((region) => region.name)
            .join(', ')}.`}
          value={value}
          onChange={onChange}
          errors={form.formState.errors[name]}
        />
      )}
    />
  ),
}

export const reader: FieldKind<'reader'> = {
  draftOf: readerDraftOf,
  inputOf: readerOf,
  draw: ({ name, form }) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <ReaderFields value={value} onChange={onChange} errors={form.formState.errors[name]} />
      )}
    />
  ),
}

export const referenceTask: FieldKind<'referenceTask'> = {
  draftOf: taskDraftOf,
  inputOf: taskOf,
  draw: ({ name, form }) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <ReferenceTaskFields value={value} onChange={onChange} errors={form.formState.errors[name]} />
      )}
    />
  ),
}
