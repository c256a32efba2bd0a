import { draftSchema } from '@/components/fields/draft-schema'
import { settingsSchema } from '@/lib/registry/settings'
import type { EditedSettings, SettingsDraft, SettingsName } from './edited-settings'
import { settingsFields } from './settings-fields'

/** Names of all fields, in the order of the form. */
export const settingsNames = Object.keys(settingsFields).filter(isSettingsName)

function isSettingsName(name: string): name is SettingsName {
  return name in settingsFields
}

/** One value a field. The cast is here alone: `Object.fromEntries` forgets which key has which value. */
function byField<T extends Record<SettingsName, unknown>>(makeValue: <N extends SettingsName>(name: N) => T[N]): T {
  return Object.fromEntries(settingsNames.map((name) => [name, makeValue(name)])) as T
}

export function settingsDraftOf(settings: EditedSettings): SettingsDraft {
  return byField<SettingsDraft>((name) => settingsFields[name].kind.draftOf(settings[name]))
}

function inputOf(draft: SettingsDraft): object {
  return byField((name) => settingsFields[name].kind.inputOf(draft[name]))
}

/** Schema of the form: answers the settings that it states. */
export const settingsForm = draftSchema(inputOf, settingsSchema.omit({ other: true, clouddriver: true }))
