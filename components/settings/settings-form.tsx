'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRef } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { focusFirstError } from '@/components/fields/focus-first-error'
import { FormError } from '@/components/fields/form-error'
import { MergeNotice } from '@/components/fields/merge-notice'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { Registry } from '@/lib/registry/registry'
import { type EditedSettings, editedSettings, type SettingsDraft } from './edited-settings'
import { settingsDraftOf, settingsForm } from './settings-draft'
import { SettingsSections } from './settings-sections'
import { useSettingsSave } from './use-settings-save'

/** The settings in one form. */
export function SettingsForm({ registry, readerPolicy }: { registry: Registry; readerPolicy: string }) {
  const { mayEdit } = useShell().person
  const element = useRef<HTMLFormElement>(null)
  const form = useForm<SettingsDraft, unknown, EditedSettings>({
    resolver: zodResolver(settingsForm),
    defaultValues: settingsDraftOf(editedSettings(registry.settings)),
    shouldFocusError: false,
  })
  const { meeting, save, merge, discard } = useSettingsSave(form, registry)
  const { isDirty, isSubmitting, errors } = form.formState
  const submit = form.handleSubmit(save)
  const { data: edited } = settingsForm.safeParse(useWatch({ control: form.control }))
  const isAsked = isDirty && edited !== undefined
  const stops = useStartStops(registry, isAsked ? { ...registry, settings: { ...registry.settings, ...edited } } : null)
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => void submit(event).then(() => focusFirstError(element.current))}
      className="grid"
    >
      {meeting && (
        <div className="pb-6">
          <MergeNotice what="the settings" {...meeting} onMerge={merge} onDiscard={discard} />
        </div>
      )}
      <SettingsSections form={form} registry={registry} readerPolicy={readerPolicy} />
      <FormError message={errors.root?.server?.message} />
      <StartWarning stops={stops} />
      {mayEdit && (
        <div className="sticky bottom-[var(--bottom-bar)] z-10 mb-6 flex items-center gap-3 border-line border-t bg-background py-3">
          <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
            Save settings
          </Button>
          {isDirty ? (
            <Button variant="quiet" onClick={() => form.reset()}>
              Discard changes
            </Button>
          ) : (
            <p className="text-ink-3">No changes to save.</p>
          )}
        </div>
      )}
    </form>
  )
}
