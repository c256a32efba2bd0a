'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { toast } from 'sonner'
import { putProblem } from '@/components/fields/put-problem'
import { ProblemError } from '@/components/queries/problem-error'
import { registryQuery } from '@/components/queries/registry'
import { useSaveSettings } from '@/components/queries/settings'
import { useRefresh } from '@/components/shell/refresh-provider'
import { patchBetween } from '@/lib/contracts/merge-patch'
import { changedFields } from '@/lib/registry/clouddriver/registry-diff'
import { asJson, isJsonObject, type JsonObject } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { type EditedSettings, editedSettings, type SettingsDraft } from './edited-settings'
import { settingsDraftOf, settingsNames } from './settings-draft'

type Read = { settings: EditedSettings; revision: number }
type Form = UseFormReturn<SettingsDraft, unknown, EditedSettings>

const readOf = ({ settings, revision }: Registry): Read => ({ settings: editedSettings(settings), revision })

/**
 * Saves the settings that changed, with the revision they were read at. The revision also moves with every account:
 * only where a setting itself was changed by somebody else are there `theirs` to look at.
 */
export function useSettingsSave(form: Form, registry: Registry) {
  const client = useQueryClient()
  const refresh = useRefresh()
  const { mutateAsync } = useSaveSettings()
  const [base, setBase] = useState(() => readOf(registry))
  const [theirs, setTheirs] = useState<Read | null>(null)

  const save = async (wanted: EditedSettings, read: Read = base): Promise<void> => {
    try {
      const change = patchBetween(fieldsOf(read.settings), fieldsOf(wanted))
      const saved = readOf(await mutateAsync({ change, revision: read.revision }))
      setBase(saved)
      setTheirs(null)
      form.reset(settingsDraftOf(saved.settings))
      toast('Settings saved', { description: whatFollows(read.settings, saved.settings) })
      refresh()
    } catch (error) {
      if (!(error instanceof ProblemError && error.status === 412)) {
        return putProblem(form.setError, error, settingsNames)
      }
      const current = readOf(await client.fetchQuery({ ...registryQuery, staleTime: 0 }))
      const isSame = changedFields(read.settings, current.settings).length === 0
      if (isSame && current.revision !== read.revision) return save(wanted, current)
      setTheirs(current)
    }
  }
  return {
    base,
    theirs,
    save: (wanted: EditedSettings) => save(wanted),
    takeTheirs: (keepEdits: boolean) => {
      if (theirs === null) return
      setBase(theirs)
      setTheirs(null)
      form.reset(settingsDraftOf(theirs.settings), { keepDirtyValues: keepEdits })
    },
  }
}

/** Verdicts follow some settings from saved facts; the others need AWS asked. */
function whatFollows(before: EditedSettings, after: EditedSettings): string {
  const changed = changedFields(before, after).map(({ path }) => path)
  return changed.every((path) => /^(release|referenceTask)\b/.test(path))
    ? 'The facts of the last check are judged by them already.'
    : 'Check now to apply them to the findings.'
}

function fieldsOf(value: object): JsonObject {
  const fields = asJson(value)
  return isJsonObject(fields) ? fields : {}
}
