import type { ReaderDraft } from '@/components/fields/reader-draft'
import type { ReferenceTaskDraft } from '@/components/fields/reference-task-draft'
import type { RegionDraft } from '@/components/fields/region-drafts'
import type { FlagDraft } from '@/components/fields/text-of-field'
import type { Region } from '@/lib/registry/aws-account'
import type { Reader } from '@/lib/registry/reader'
import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Settings } from '@/lib/registry/settings'

/** What the form edits: all but what has a form of its own, and the keys that an import brought and that no field shows. */
export type EditedSettings = Omit<Settings, 'other' | 'clouddriver'>
export type SettingsName = keyof EditedSettings

export function editedSettings({ other: _, clouddriver: _own, ...settings }: Settings): EditedSettings {
  return settings
}

/** The settings as they stand in their form. */
export type SettingsDraft = { [K in SettingsName]: DraftOf<EditedSettings[K]> }

type DraftOf<S> = [boolean] extends [S]
  ? FlagDraft
  : [S] extends [Reader]
    ? ReaderDraft
    : [S] extends [ReferenceTask]
      ? ReferenceTaskDraft
      : [S] extends [readonly Region[]]
        ? RegionDraft[]
        : string
