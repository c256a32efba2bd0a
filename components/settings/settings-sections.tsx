'use client'

import type { ReactNode } from 'react'
import { ForEditors } from '@/components/fields/for-editors'
import type { Registry } from '@/lib/registry/registry'
import type { SettingsName } from './edited-settings'
import type { SettingsFormControl } from './field-kinds'
import { ReaderModes, ReaderPolicy } from './reader-modes'
import { ReleaseBorders } from './release-borders'
import { Section } from './section'
import { settingsNames } from './settings-draft'
import { settingsFields } from './settings-fields'

type Subject = { id: string; title: string; about: ReactNode }

/** Subjects of the form: first what stands in clouddriver-local.yml or says which rules apply, then Shipshape's own. */
const subjects: readonly Subject[] = [
  { id: 'release', title: 'Spinnaker release', about: <ReleaseBorders /> },
  {
    id: 'providers',
    title: 'Providers',
    about: 'Enable both: with ECS but not AWS, Clouddriver does not start.',
  },
  {
    id: 'defaults',
    title: 'Account defaults',
    about: 'Used by accounts that set nothing themselves, here and in Clouddriver.',
  },
  {
    id: 'default-regions',
    title: 'Default regions',
    about:
      'Clouddriver looks them up before any account; a region its credentials cannot see makes it drop every account. Leave them empty unless your file names some: the export then names one that those credentials can see.',
  },
  {
    id: 'identity',
    title: 'Clouddriver identity',
    about:
      'Every account’s role must trust this ARN. If empty, Shipshape uses its own identity and says so in the findings.',
  },
  { id: 'reader', title: 'Access method', about: <ReaderModes /> },
  {
    id: 'reference-task',
    title: 'Reference task',
    about:
      'Shipshape measures capacity with this task. A deploy creates a new service beside the old one, so a cluster needs room for this number of tasks on top of those that run.',
  },
]

type SettingsSectionsProps = { form: SettingsFormControl; registry: Registry; readerPolicy: string }

/** The subjects as a page's outline names them. */
export const settingsOutline = subjects.map(({ id, title }) => ({ anchor: id, title }))

/** All fields under their subjects. */
export function SettingsSections({ readerPolicy, ...rest }: SettingsSectionsProps) {
  return subjects.map(({ id, title, about }) => (
    <Section key={id} id={id} title={title} about={about}>
      <ForEditors>
        {settingsNames
          .filter((name) => settingsFields[name].section === id)
          .map((name) => (
            <Row key={name} name={name} {...rest} />
          ))}
      </ForEditors>
      {id === 'reader' && <ReaderPolicy policy={readerPolicy} />}
    </Section>
  ))
}

type RowProps<N extends SettingsName> = Omit<SettingsSectionsProps, 'readerPolicy'> & { name: N }

function Row<N extends SettingsName>({ name, form, registry }: RowProps<N>) {
  const field = settingsFields[name]
  return field.kind.draw({ name, words: field, form, registry })
}
