'use client'

import { Controller } from 'react-hook-form'
import { ReaderFields } from '@/components/fields/reader-fields'
import { ReferenceTaskFields } from '@/components/fields/reference-task-fields'
import type { SettingsFormControl } from './clouddriver-sections'
import { ReaderModes, ReaderPolicy } from './reader-modes'
import { Section } from './section'

/** Settings of Shipshape's own, which never leave it. */
export function ShipshapeSections({ form, readerPolicy }: { form: SettingsFormControl; readerPolicy: string }) {
  const { control, formState } = form
  const { errors } = formState
  return (
    <>
      <Section id="reader" title="Reader" about={<ReaderModes />}>
        <Controller
          control={control}
          name="reader"
          render={({ field }) => <ReaderFields value={field.value} onChange={field.onChange} errors={errors.reader} />}
        />
        <ReaderPolicy policy={readerPolicy} />
      </Section>
      <Section
        id="reference-task"
        title="Reference task"
        about="What “enough capacity” is measured in. A deploy makes a new service beside the old one: so a cluster needs room for this task, as many copies as you say, on top of what runs."
      >
        <Controller
          control={control}
          name="referenceTask"
          render={({ field }) => (
            <ReferenceTaskFields value={field.value} onChange={field.onChange} errors={errors.referenceTask} />
          )}
        />
      </Section>
    </>
  )
}
