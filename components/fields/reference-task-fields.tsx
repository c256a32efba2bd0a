'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { networkModes } from '@/lib/registry/reference-task'
import type { FieldErrors } from './field-errors'
import type { ReferenceTaskDraft } from './reference-task-draft'
import { TextField } from './text-field'

type ReferenceTaskFieldsProps = {
  value: ReferenceTaskDraft
  onChange: (value: ReferenceTaskDraft) => void
  errors: FieldErrors<ReferenceTaskDraft> | undefined
}

/** What "enough capacity" is measured in. */
export function ReferenceTaskFields({ value, onChange, errors }: ReferenceTaskFieldsProps) {
  const set = (change: Partial<ReferenceTaskDraft>) => onChange({ ...value, ...change })
  const amount = (key: 'cpu' | 'memoryMiB' | 'gpus' | 'count') => ({
    value: value[key],
    inputMode: 'numeric' as const,
    error: errors?.[key]?.message,
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  })
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3">
      <TextField label="CPU units" hint="1024 is one vCPU." {...amount('cpu')} />
      <TextField label="Memory, MiB" {...amount('memoryMiB')} />
      <TextField
        label="Number of tasks"
        hint="All of them must fit at once, beside the running tasks."
        {...amount('count')}
      />
      <TextField label="GPUs" optional {...amount('gpus')} />
      <Field label="Network mode" error={errors?.networkMode?.message}>
        {(control) => (
          <Select
            {...control}
            value={value.networkMode}
            onChange={({ currentTarget }) => {
              const networkMode = networkModes.find((mode) => mode === currentTarget.value)
              if (networkMode) set({ networkMode })
            }}
          >
            {networkModes.map((mode) => (
              <option key={mode}>{mode}</option>
            ))}
          </Select>
        )}
      </Field>
      <TextField
        label="Compute"
        hint="any, EC2, FARGATE, or a capacity provider’s name."
        list="computes"
        value={value.compute}
        error={errors?.compute?.message}
        onChange={({ currentTarget }) => set({ compute: currentTarget.value })}
      />
      <datalist id="computes">
        <option value="any" />
        <option value="EC2" />
        <option value="FARGATE" />
      </datalist>
    </div>
  )
}
