'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { focusFirstError } from '@/components/fields/focus-first-error'
import { FormError } from '@/components/fields/form-error'
import { putProblem } from '@/components/fields/put-problem'
import { StartWarning } from '@/components/fields/start-warning'
import { useStartStops } from '@/components/fields/use-start-stops'
import { useCreateAwsAccount } from '@/components/queries/aws-accounts'
import { useCreateEcsAccount } from '@/components/queries/ecs-accounts'
import { useShell } from '@/components/shell/shell-context'
import { Notice } from '@/components/ui/notice'
import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { type AwsAccountDraft, awsAccountFieldNames, awsAccountForm, emptyAwsAccount } from './aws-account-draft'
import { AwsAccountFields } from './aws-account-fields'
import { type EcsAccountDraft, ecsAccountFieldNames, ecsAccountForm, emptyEcsAccount } from './ecs-account-draft'
import { EcsAccountFields } from './ecs-account-fields'
import { FormFoot } from './form-foot'
import { registryAfter } from './registry-after'
import type { Saved } from './saved'
import { TestReader } from './test-reader'

type MappingFormProps = {
  registry: Registry
  onSaved: (saved: Omit<Saved, 'kind'>) => void
  onDirty: (isDirty: boolean) => void
}

/** A new AWS account and its ECS account in one form. */
export function MappingForm({ registry, onSaved, onDirty }: MappingFormProps) {
  const { mayEdit } = useShell().person
  const createAws = useCreateAwsAccount()
  const createEcs = useCreateEcsAccount()
  // The first half stays where the second was refused: the next try adds only the second.
  const [added, setAdded] = useState<AwsAccount | null>(null)
  const awsForm = useForm<AwsAccountDraft, unknown, AwsAccountInput>({
    resolver: zodResolver(awsAccountForm),
    defaultValues: emptyAwsAccount,
    shouldFocusError: false,
  })
  const ecsForm = useForm<EcsAccountDraft, unknown, EcsAccountInput>({
    resolver: zodResolver(ecsAccountForm),
    defaultValues: emptyEcsAccount('', registry.settings.referenceTask),
    shouldFocusError: false,
  })
  const isDirty = awsForm.formState.isDirty || ecsForm.formState.isDirty
  const tellDirty = useEffectEvent(onDirty)
  useEffect(() => tellDirty(isDirty), [isDirty])
  useEffect(() => () => tellDirty(false), [])

  // An ECS account is named after its AWS account until somebody names it.
  const nameEcsAccount = useEffectEvent((name: string) => {
    if (ecsForm.getFieldState('name').isDirty) return
    ecsForm.resetField('name', { defaultValue: name === '' ? '' : `${name}-ecs` })
  })
  const { subscribe } = awsForm
  useEffect(
    () =>
      subscribe({
        name: 'name',
        formState: { values: true },
        callback: ({ values }) => nameEcsAccount(values.name.trim()),
      }),
    [subscribe],
  )

  const { data: aws } = awsAccountForm.safeParse(useWatch({ control: awsForm.control }))
  const ecsDraft = useWatch({ control: ecsForm.control })
  const { data: ecs } = ecsAccountForm.safeParse({ ...ecsDraft, awsAccount: added?.name ?? aws?.name ?? '' })
  const stops = useStartStops(
    registry,
    ecs === undefined || (added === null && aws === undefined)
      ? null
      : registryAfter(registry, {
          aws: aws === undefined ? null : { before: added?.name ?? null, input: aws },
          ecs: { before: null, input: ecs },
        }),
  )

  const save = async (): Promise<void> => {
    const name = added?.name ?? awsForm.getValues('name').trim()
    ecsForm.setValue('awsAccount', name)
    const areSound = [added !== null || (await awsForm.trigger()), await ecsForm.trigger()]
    if (areSound.includes(false)) return
    if (added !== null) return saveEcs(added)
    await awsForm.handleSubmit(async (input) => {
      const made = await createAws
        .mutateAsync(input)
        .catch((error: unknown) => putProblem(awsForm.setError, error, awsAccountFieldNames))
      if (made === undefined) return
      setAdded(made)
      await saveEcs(made)
    })()
  }
  const saveEcs = (aws: AwsAccount) =>
    ecsForm.handleSubmit(async (input) => {
      try {
        const { name: ecsAccount, version } = await createEcs.mutateAsync(input)
        onSaved({ name: ecsAccount, before: null, revisions: [aws.version, version] })
      } catch (error) {
        putProblem(ecsForm.setError, error, ecsAccountFieldNames)
      }
    })()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    void save().then(() => focusFirstError(element))
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {added ? (
        <Notice>AWS account {added.name} is added. Correct the ECS account below, then save again.</Notice>
      ) : (
        <AwsAccountFields form={awsForm} settings={registry.settings} />
      )}
      <FormError message={awsForm.formState.errors.root?.server?.message} />
      {!added && <TestReader form={awsForm} settings={registry.settings} />}
      <h3 className="border-line border-t pt-4 font-semibold text-title">Its ECS account</h3>
      <EcsAccountFields form={ecsForm} registry={registry} withNewAwsAccount />
      <FormError message={ecsForm.formState.errors.root?.server?.message} />
      <StartWarning stops={stops} />
      <FormFoot save="Add mapping" isSaving={createAws.isPending || createEcs.isPending} mayEdit={mayEdit} />
    </form>
  )
}
