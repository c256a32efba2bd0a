import { draftSchema } from '@/components/fields/draft-schema'
import { type ReaderDraft, readerDraftOf, readerOf } from '@/components/fields/reader-draft'
import { type ReferenceTaskDraft, taskDraftOf, taskOf } from '@/components/fields/reference-task-draft'
import { type RegionDraft, regionDraftsOf, regionsOf } from '@/components/fields/region-drafts'
import { textOrNull } from '@/components/fields/text-of-field'
import { type Settings, settingsSchema } from '@/lib/registry/settings'

/** The settings as they stand in their form. */
export type SettingsDraft = {
  awsEnabled: boolean
  ecsEnabled: boolean
  release: string
  defaultAssumeRole: string
  defaultRegions: RegionDraft[]
  defaultNamingStrategy: string
  clouddriverIdentity: string
  reader: ReaderDraft
  referenceTask: ReferenceTaskDraft
}

/** What the form edits: all but the keys that an import brought and that no field shows. */
export type EditedSettings = Omit<Settings, 'other'>

export const settingsFieldNames = [
  'awsEnabled',
  'ecsEnabled',
  'release',
  'defaultAssumeRole',
  'defaultRegions',
  'defaultNamingStrategy',
  'clouddriverIdentity',
  'reader',
  'referenceTask',
] as const

export function editedSettings({ other: _, ...settings }: Settings): EditedSettings {
  return settings
}

export function settingsDraftOf(settings: EditedSettings): SettingsDraft {
  return {
    awsEnabled: settings.awsEnabled,
    ecsEnabled: settings.ecsEnabled,
    release: settings.release ?? '',
    defaultAssumeRole: settings.defaultAssumeRole ?? '',
    defaultRegions: regionDraftsOf(settings.defaultRegions),
    defaultNamingStrategy: settings.defaultNamingStrategy ?? '',
    clouddriverIdentity: settings.clouddriverIdentity ?? '',
    reader: readerDraftOf(settings.reader),
    referenceTask: taskDraftOf(settings.referenceTask),
  }
}

function inputOf(draft: SettingsDraft): object {
  return {
    awsEnabled: draft.awsEnabled,
    ecsEnabled: draft.ecsEnabled,
    release: textOrNull(draft.release),
    defaultAssumeRole: textOrNull(draft.defaultAssumeRole),
    defaultRegions: regionsOf(draft.defaultRegions),
    defaultNamingStrategy: textOrNull(draft.defaultNamingStrategy),
    clouddriverIdentity: textOrNull(draft.clouddriverIdentity),
    reader: readerOf(draft.reader),
    referenceTask: taskOf(draft.referenceTask),
  }
}

/** Schema of the form: answers the settings that it states. */
export const settingsForm = draftSchema(inputOf, settingsSchema.omit({ other: true }))
