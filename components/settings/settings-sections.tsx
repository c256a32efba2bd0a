'use client'

import type { ReactNode } from 'react'
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
    about: 'Both are needed: with ECS enabled and AWS not, Clouddriver does not start.',
  },
  {
    id: 'defaults',
    title: 'Defaults of accounts',
    about: 'Accounts that state nothing of their own get these, here and in Clouddriver.',
  },
  {
    id: 'default-regions',
    title: 'Default regions',
    about:
      'Clouddriver parses no account without them, and one that its own credentials do not see drops every account. Leave them empty unless your file has had them.',
  },
  {
    id: 'identity',
    title: 'Clouddriver identity',
    about:
      'The role of every account must trust it. While nobody says, whoever Shipshape runs as stands in for it, and findings say so.',
  },
  { id: 'reader', title: 'Reader', about: <ReaderModes /> },
  {
    id: 'reference-task',
    title: 'Reference task',
    about:
      'What “enough capacity” is measured in. A deploy makes a new service beside the old one: so a cluster needs room for this task, as many copies as you say, on top of what runs.',
  },
]

type SettingsSectionsProps = { form: SettingsFormControl; registry: Registry; readerPolicy: string }

/** All fields under their subjects. */
export function SettingsSections({ readerPolicy, ...rest }: SettingsSectionsProps) {
  return subjects.map(({ id, title, about }) => (
    <Section key={id} id={id} title={title} about={about}>
      {settingsNames
        .filter((name) => settingsFields[name].section === id)
        .map((name) => (
          <Row key={name} name={name} {...rest} />
        ))}
      {id === 'reader' && <ReaderPolicy policy={readerPolicy} />}
    </Section>
  ))
}

type RowProps<N extends SettingsName> = Omit<SettingsSectionsProps, 'readerPolicy'> & { name: N }

function Row<N extends SettingsName>({ name, form, registry }: RowProps<N>) {
  const field = settingsFields[name]
  return field.kind.draw({ name, words: field, form, registry })
}
