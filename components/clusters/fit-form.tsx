'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { FormError } from '@/components/fields/form-error'
import { FormText } from '@/components/fields/form-text'
import { putProblem } from '@/components/fields/put-problem'
import { useFit } from '@/components/queries/fit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { FitBody } from '@/lib/contracts/fit'
import { isFargateProvider } from '@/lib/readiness/capacity/fargate'
import { fitLaunchTypes } from '@/lib/readiness/fit/launch-types'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import { networkModes } from '@/lib/registry/reference-task'
import { FitAnswer } from './fit-answer'
import { type FitDraft, fitDraftOf, fitForm } from './fit-draft'

const ways = [
  { value: 'size', label: 'By size' },
  { value: 'definition', label: 'Task definition' },
] as const

/** Would another task fit in this cluster? Asked of the facts of the last scan. */
export function FitForm({ row }: { row: ClusterRow }) {
  const fit = useFit()
  const { ecsAccount, region, name: cluster } = row
  // FARGATE is the same as either.
  const providers = row.capacityProviders.filter((provider) => provider !== 'FARGATE')
  const form = useForm<FitDraft, unknown, FitBody>({
    resolver: zodResolver(fitForm({ ecsAccount, region, cluster })),
    defaultValues: fitDraftOf(row),
  })
  const { register, control, watch, formState } = form
  const { errors } = formState
  const ask = form.handleSubmit(
    async (body) => {
      try {
        await fit.mutateAsync(body)
      } catch (error) {
        putProblem(form.setError, error, ['task', 'count'])
      }
    },
    // The answer on screen was to another question.
    () => fit.reset(),
  )
  return (
    <div className="grid max-w-[960px] gap-3 pb-2 pl-5">
      <form onSubmit={ask} noValidate className="grid justify-items-start gap-3">
        <Controller
          control={control}
          name="by"
          render={({ field: { value, onChange } }) => (
            <Segmented label="How to describe the task" options={ways} value={value} onChange={onChange} />
          )}
        />
        {watch('by') === 'size' ? (
          <div className="grid w-full grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-x-4 gap-y-3">
            <FormText form={form} name="task.cpu" label="CPU units" />
            <FormText form={form} name="task.memoryMiB" label="Memory, MiB" />
            <FormText form={form} name="task.gpus" label="GPUs" optional />
            <FormText form={form} name="task.ports" label="TCP ports" optional />
            <Field label="Network mode">
              {(field) => (
                <Select {...field} {...register('task.networkMode')}>
                  {(isFargateProvider(watch('launchType')) ? ['awsvpc'] : networkModes).map((mode) => (
                    <option key={mode}>{mode}</option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
        ) : (
          <div className="w-full">
            <Field
              label="Task definition, JSON"
              hint="The input of register-task-definition or the output of describe-task-definition."
              error={errors.taskDefinition?.message}
            >
              {(field) => <TextArea code rows={8} spellCheck={false} {...field} {...register('taskDefinition')} />}
            </Field>
          </div>
        )}
        <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
          <Field label="Launch type">
            {(field) => (
              <Select className="w-40" {...field} {...register('launchType')}>
                {fitLaunchTypes.map((launchType) => (
                  <option key={launchType}>{launchType}</option>
                ))}
                {providers.length > 0 && (
                  <optgroup label="Capacity provider">
                    {providers.map((provider) => (
                      <option key={provider}>{provider}</option>
                    ))}
                  </optgroup>
                )}
              </Select>
            )}
          </Field>
          <div className="w-24">
            <FormText form={form} name="count" label="Number of tasks" inputMode="numeric" />
          </div>
          <Button type="submit" busy={fit.isPending}>
            Would it fit?
          </Button>
        </div>
        <FormError message={errors.root?.server?.message} />
      </form>
      <div aria-live="polite">{fit.data && <FitAnswer answer={fit.data} />}</div>
    </div>
  )
}
