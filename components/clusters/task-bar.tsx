'use client'

import { type FormEvent, useId, useState } from 'react'
import { FormError } from '@/components/fields/form-error'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, TextArea } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { fitLaunchTypes } from '@/lib/readiness/fit/launch-types'
import { networkModes, type ReferenceTask } from '@/lib/registry/reference-task'
import { isSameTask, noTask } from './clusters-view'
import { readTaskDraft, type TaskDraft, type TaskErrors, taskDraftOf } from './task-draft'
import type { ClustersControl } from './use-clusters-view'

const ways = [
  { value: 'size', label: 'By size' },
  { value: 'definition', label: 'Task definition' },
] as const

type TaskBarProps = {
  control: ClustersControl
  reference: Pick<ReferenceTask, 'cpu' | 'memoryMiB'>
  /** Whether the page is judged for a task of the reader's own. */
  isAsked: boolean
  busy: boolean
  /** Why the server could not answer. */
  problem: string | undefined
}

/** Where can my task go? Asks every cluster on the page about a task of the reader's own, and keeps it in the address. */
export function TaskBar({ control, reference, isAsked, busy, problem }: TaskBarProps) {
  const { view, change } = control
  const [draft, setDraft] = useState(() => taskDraftOf(view, reference))
  const [errors, setErrors] = useState<TaskErrors>({})
  const [seen, setSeen] = useState(view)
  // Back and forward lead to another task.
  if (!isSameTask(seen, view)) {
    setSeen(view)
    setDraft(taskDraftOf(view, reference))
  }
  const heading = useId()
  const set = (part: Partial<TaskDraft>) => setDraft({ ...draft, ...part })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const read = readTaskDraft(draft)
    setErrors(read.errors ?? {})
    if (read.view !== null) void change(read.view)
  }
  const reset = () => {
    setErrors({})
    setDraft(taskDraftOf(noTask, reference))
    void change(noTask)
  }
  return (
    <form
      onSubmit={ask}
      noValidate
      aria-labelledby={heading}
      data-print="hide"
      className="mt-4 grid gap-3 rounded-card border border-line bg-panel px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={heading} className="font-medium text-title">
          Where can my task go?
        </h2>
        <Segmented label="How to describe the task" options={ways} value={draft.by} onChange={(by) => set({ by })} />
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 max-bar:grid max-bar:grid-cols-6">
        {draft.by === 'size' ? (
          <SizeFields draft={draft} errors={errors} set={set} />
        ) : (
          <DefinitionField draft={draft} errors={errors} set={set} />
        )}
        <WholeNumber label="Tasks" value={draft.copies} error={errors.copies} onChange={(copies) => set({ copies })} />
        {draft.by === 'size' && <NetworkField draft={draft} set={set} />}
        <div className="w-40 max-bar:col-span-3 max-bar:w-auto">
          <Field label="Runs on">
            {(field) => (
              <Select
                {...field}
                value={draft.on ?? ''}
                onChange={({ currentTarget }) => set(runsOn(draft, currentTarget.value))}
              >
                <option value="">Any launch type</option>
                {fitLaunchTypes.map((launchType) => (
                  <option key={launchType}>{launchType}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {/* As high as the labels beside it. */}
        <div className="flex flex-wrap items-center gap-3 pt-6 max-bar:col-span-6 max-bar:pt-0">
          <Button type="submit" variant="primary" busy={busy}>
            Find room
          </Button>
          {isAsked && <Button onClick={reset}>Reset to the reference task</Button>}
        </div>
      </div>
      {problem !== undefined && <FormError message={problem} />}
    </form>
  )
}

type FieldsProps = { draft: TaskDraft; errors: TaskErrors; set: (part: Partial<TaskDraft>) => void }

function SizeFields({ draft, errors, set }: FieldsProps) {
  return (
    <>
      <WholeNumber label="CPU units" value={draft.cpu} error={errors.cpu} onChange={(cpu) => set({ cpu })} />
      <WholeNumber
        label="Memory, MiB"
        value={draft.memory}
        error={errors.memory}
        onChange={(memory) => set({ memory })}
      />
    </>
  )
}

function NetworkField({ draft, set }: Omit<FieldsProps, 'errors'>) {
  return (
    <div className="w-32 max-bar:col-span-3 max-bar:w-auto">
      <Field label="Network mode">
        {(field) => (
          <Select
            {...field}
            value={draft.network ?? ''}
            onChange={({ currentTarget }) => set({ network: networkIn(currentTarget.value) })}
          >
            <option value="">Default</option>
            {modesOn(draft.on).map((mode) => (
              <option key={mode}>{mode}</option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}

function DefinitionField({ draft, errors, set }: FieldsProps) {
  return (
    <div className="w-full max-bar:col-span-6">
      <Field
        label="Task definition, JSON"
        hint="The input of register-task-definition or the output of describe-task-definition. The page’s address keeps it without environment, commands, labels and secrets."
        error={errors.definition}
      >
        {(field) => (
          <TextArea
            code
            rows={8}
            spellCheck={false}
            {...field}
            value={draft.definition}
            onChange={({ currentTarget }) => set({ definition: currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}

type WholeNumberProps = { label: string; value: string; error: string | undefined; onChange: (value: string) => void }

function WholeNumber({ label, value, error, onChange }: WholeNumberProps) {
  return (
    <div className="w-32 max-bar:col-span-2 max-bar:w-auto">
      <Field label={label} error={error}>
        {(field) => (
          <Input
            {...field}
            inputMode="numeric"
            autoComplete="off"
            value={value}
            onChange={({ currentTarget }) => onChange(currentTarget.value)}
          />
        )}
      </Field>
    </div>
  )
}

/** Fargate takes awsvpc only, and machines outside EC2 anything else. */
function modesOn(on: TaskDraft['on']) {
  if (on === 'FARGATE') return ['awsvpc'] as const
  return on === 'EXTERNAL' ? networkModes.filter((mode) => mode !== 'awsvpc') : networkModes
}

function networkIn(text: string): TaskDraft['network'] {
  return networkModes.find((mode) => mode === text) ?? null
}

/** Another launch type drops a network mode that it does not have. */
function runsOn({ network }: TaskDraft, text: string): Partial<TaskDraft> {
  const on = fitLaunchTypes.find((launchType) => launchType === text) ?? null
  return { on, network: modesOn(on).find((mode) => mode === network) ?? null }
}
