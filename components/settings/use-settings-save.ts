'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type Choices, mergedOf } from '@/components/fields/merge-fields'
import type { Meeting } from '@/components/fields/merge-notice'
import { putProblem } from '@/components/fields/put-problem'
import { useToldWrite } from '@/components/history/use-told-write'
import { lastChangesQuery } from '@/components/queries/history'
import { ProblemError } from '@/components/queries/problem-error'
import { registryQuery } from '@/components/queries/registry'
import { useSaveSettings } from '@/components/queries/settings'
import { patchBetween } from '@/lib/contracts/merge-patch'
import { changedFields } from '@/lib/registry/clouddriver/registry-diff'
import { jsonFieldsOf } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { settingsSchema } from '@/lib/registry/settings'
import { type EditedSettings, editedSettings, type SettingsDraft } from './edited-settings'
import { settingsDraftOf, settingsNames } from './settings-draft'

type Read = { settings: EditedSettings; revision: number }
type Form = UseFormReturn<SettingsDraft, unknown, EditedSettings>

const editedSchema = settingsSchema.omit({ other: true, clouddriver: true })

const readOf = ({ settings, revision }: Registry): Read => ({ settings: editedSettings(settings), revision })

/**
 * Saves the settings that changed, with the revision they were read at. The revision also moves with every account:
 * only where a setting itself was changed by somebody else are there `theirs` to look at.
 */
export function useSettingsSave(form: Form, registry: Registry) {
  const client = useQueryClient()
  const tell = useToldWrite()
  const isDirty = useRef(false)
  isDirty.current = form.formState.isDirty
  const { mutateAsync } = useSaveSettings()
  const [base, setBase] = useState(() => readOf(registry))
  const [met, setMet] = useState<(Meeting & { theirs: Read }) | null>(null)

  const save = async (wanted: EditedSettings, read: Read = base): Promise<void> => {
    try {
      const change = patchBetween(jsonFieldsOf(read.settings), jsonFieldsOf(wanted))
      const saved = readOf(await mutateAsync({ change, revision: read.revision }))
      setBase(saved)
      setMet(null)
      form.reset(settingsDraftOf(saved.settings))
      const revisions = saved.revision > read.revision ? [read.revision + 1] : []
      tell('Settings saved', revisions, {
        description: whatFollows(read.settings, saved.settings),
        onUndone: () => void reload(),
      })
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 412)) {
        return putProblem(form.setError, error, settingsNames)
      }
      const current = readOf(await client.fetchQuery({ ...registryQuery, staleTime: 0 }))
      const isSame = changedFields(read.settings, current.settings).length === 0
      if (isSame && current.revision !== read.revision) return save(wanted, current)
      // Who it was is good to know; what they changed is there without it.
      const { changes } = await client
        .fetchQuery(lastChangesQuery({ entity: 'settings', name: 'settings' }))
        .catch(() => ({ changes: [] }))
      const sides = {
        base: jsonFieldsOf(read.settings),
        theirs: jsonFieldsOf(current.settings),
        mine: jsonFieldsOf(wanted),
      }
      setMet({ sides, theirs: current, last: changes[0] ?? null })
    }
  }
  /** What was typed since stays: a save of it then meets the newer version. */
  const reload = async (): Promise<void> => {
    const current = readOf(await client.fetchQuery({ ...registryQuery, staleTime: 0 }))
    if (isDirty.current) return
    setBase(current)
    form.reset(settingsDraftOf(current.settings))
  }
  /** Goes on from what somebody else has made of them; what is merged into that is not saved yet. */
  const goOn = (choices: Choices | null) => {
    if (met === null) return
    setBase(met.theirs)
    setMet(null)
    form.reset(settingsDraftOf(met.theirs.settings))
    if (choices === null) return
    const merged = editedSchema.parse(mergedOf(met.sides, choices))
    form.reset(settingsDraftOf(merged), { keepDefaultValues: true })
  }
  return {
    base,
    meeting: met,
    save: (wanted: EditedSettings) => save(wanted),
    merge: (choices: Choices) => goOn(choices),
    discard: () => goOn(null),
  }
}

/** Verdicts follow some settings from saved facts; the others need AWS asked. */
function whatFollows(before: EditedSettings, after: EditedSettings): string {
  const changed = changedFields(before, after).map(({ path }) => path)
  return changed.every((path) => /^(release|referenceTask)\b/.test(path))
    ? 'The facts of the last check are judged by them already.'
    : 'Check now to apply them to the findings.'
}
