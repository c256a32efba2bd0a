'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { focusFirstError } from '@/components/fields/focus-first-error'
import { putProblem } from '@/components/fields/put-problem'
import { ProblemError } from '@/components/queries/problem-error'
import { registryQuery } from '@/components/queries/registry'
import { patchBetween } from '@/lib/contracts/merge-patch'
import { asJson, isJsonObject, type JsonObject } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'

type Stored = { name: string; version: number }

type AccountSave<D extends FieldValues, I extends object, A extends Stored> = {
  form: UseFormReturn<D, unknown, I>
  /** As it was opened; null for a new one. */
  account: A | null
  draftOf: (account: A) => D
  fieldNames: readonly (keyof D & string)[]
  create: (input: I) => Promise<A>
  change: (change: { read: A; change: Record<string, unknown> }) => Promise<A>
  listOf: (registry: Registry) => readonly A[]
  onSaved: (account: A) => void
  onDirty: (isDirty: boolean) => void
}

/**
 * Saves an account's form: only what changed, with the version it was read at. A write that met a newer version leaves
 * `theirs`: the account as somebody else has made it.
 */
export function useAccountSave<D extends FieldValues, I extends object, A extends Stored>({
  form,
  account,
  draftOf,
  fieldNames,
  create,
  change,
  listOf,
  onSaved,
  onDirty,
}: AccountSave<D, I, A>) {
  const client = useQueryClient()
  const [base, setBase] = useState(account)
  const [theirs, setTheirs] = useState<A | null>(null)
  const { isDirty, isSubmitting } = form.formState
  const tellDirty = useEffectEvent(onDirty)
  useEffect(() => tellDirty(isDirty), [isDirty])
  useEffect(() => () => tellDirty(false), [])

  const save = async (input: I): Promise<void> => {
    try {
      const patch = base && patchBetween(withoutVersion(base), fieldsOf(input))
      const saved = base && patch ? await change({ read: base, change: patch }) : await create(input)
      setBase(saved)
      setTheirs(null)
      form.reset(draftOf(saved))
      onSaved(saved)
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412 && base !== null) await meetNewer(base, error)
      else putProblem(form.setError, error, fieldNames)
    }
  }
  const meetNewer = async (read: A, error: ProblemError): Promise<void> => {
    const registry = await client.fetchQuery({ ...registryQuery, staleTime: 0 })
    const current = listOf(registry).find(({ name }) => name === read.name) ?? null
    if (current === null) putProblem(form.setError, error, fieldNames)
    setTheirs(current)
  }

  return {
    base,
    theirs,
    isSaving: isSubmitting,
    submit: (event: FormEvent<HTMLFormElement>) => {
      const element = event.currentTarget
      void form
        .handleSubmit(save)(event)
        .then(() => focusFirstError(element))
    },
    /** Goes on from what somebody else has made of it, with or without the edits in the form. */
    takeTheirs: (keepEdits: boolean) => {
      if (theirs === null) return
      setBase(theirs)
      setTheirs(null)
      form.reset(draftOf(theirs), { keepDirtyValues: keepEdits })
    },
  }
}

function withoutVersion(account: Stored): JsonObject {
  const { version: _, ...fields } = fieldsOf(account)
  return fields
}

function fieldsOf(value: object): JsonObject {
  const fields = asJson(value)
  return isJsonObject(fields) ? fields : {}
}
