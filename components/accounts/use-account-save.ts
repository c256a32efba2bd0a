'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import { focusFirstError } from '@/components/fields/focus-first-error'
import { type Choices, mergedOf, mergeFields } from '@/components/fields/merge-fields'
import type { Meeting } from '@/components/fields/merge-notice'
import { putProblem } from '@/components/fields/put-problem'
import { actorWords } from '@/components/history/actor-words'
import { lastChangesQuery } from '@/components/queries/history'
import { ProblemError } from '@/components/queries/problem-error'
import { registryQuery } from '@/components/queries/registry'
import { patchBetween } from '@/lib/contracts/merge-patch'
import { type JsonObject, jsonFieldsOf } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { followAccount } from './follow-account'
import type { Saved } from './saved'

type Stored = { name: string; version: number }

type AccountSave<D extends FieldValues, I extends object, A extends Stored> = {
  form: UseFormReturn<D, unknown, I>
  entity: 'aws-account' | 'ecs-account'
  /** As it was opened; null for a new one. */
  account: A | null
  schema: z.ZodType<A>
  draftOf: (account: A) => D
  fieldNames: readonly (keyof D & string)[]
  create: (input: I) => Promise<A>
  change: (change: { read: A; change: Record<string, unknown> }) => Promise<A>
  remove: (read: A) => Promise<unknown>
  listOf: (registry: Registry) => readonly A[]
  onSaved: (saved: Omit<Saved, 'kind'>) => void
  onDirty: (isDirty: boolean) => void
}

/**
 * Saves an account's form: only what changed, with the version it was read at. A write that met a newer version leaves a
 * `meeting`: the account as somebody else has made it, beside what stands in the form.
 */
export function useAccountSave<D extends FieldValues, I extends object, A extends Stored>({
  form,
  entity,
  account,
  schema,
  draftOf,
  fieldNames,
  create,
  change,
  remove,
  listOf,
  onSaved,
  onDirty,
}: AccountSave<D, I, A>) {
  const client = useQueryClient()
  const [base, setBase] = useState(account)
  const [met, setMet] = useState<(Meeting & { theirs: A }) | null>(null)
  const { isDirty, isSubmitting } = form.formState
  const tellDirty = useEffectEvent(onDirty)
  useEffect(() => tellDirty(isDirty), [isDirty])
  useEffect(() => () => tellDirty(false), [])

  const save = async (input: I, read: A | null): Promise<void> => {
    try {
      const saved = await write(input, read)
      // The same again is no write: it has no revision to take back.
      const revisions = saved.version === read?.version ? [] : [saved.version]
      setBase(saved)
      setMet(null)
      form.reset(draftOf(saved))
      onSaved({ name: saved.name, before: read?.name ?? null, revisions })
    } catch (error) {
      const theirs = await meet(read, jsonFieldsOf(input), error)
      // Written again with the same values: there is nothing to merge.
      if (theirs !== null) await save(input, theirs)
    }
  }
  const write = (input: I, read: A | null): Promise<A> => {
    const patch = read && patchBetween(withoutVersion(read), jsonFieldsOf(input))
    return read && patch ? change({ read, change: patch }) : create(input)
  }

  /**
   * Says what was refused, or what somebody else has made of the account. Answers that account where nothing in it differs
   * from what was read.
   */
  const meet = async (read: A | null, mine: JsonObject, error: unknown): Promise<A | null> => {
    const tell = (problem: unknown) => {
      putProblem(form.setError, problem, fieldNames)
      return null
    }
    return read === null || !isNewer(error) ? tell(error) : meetNewer(read, mine, error).catch(tell)
  }
  const meetNewer = async (read: A, mine: JsonObject, error: unknown): Promise<A | null> => {
    const { changes } = await client.fetchQuery(lastChangesQuery({ entity, name: read.name }))
    const { name, last } = followAccount(changes, read)
    if (name === null && last !== null) throw new Error(deletedBy(actorWords(last.actor)))
    const registry = await client.fetchQuery({ ...registryQuery, staleTime: 0 })
    const theirs = listOf(registry).find((each) => each.name === name)
    if (theirs === undefined || theirs.version === read.version) throw error
    const sides = { base: withoutVersion(read), theirs: withoutVersion(theirs), mine }
    if (mergeFields({ ...sides, mine: sides.base }).length === 0) return theirs
    setMet({ sides, last, theirs })
    return null
  }

  /** Goes on from what somebody else has made of it; what is merged into that is not saved yet. */
  const goOn = (choices: Choices | null) => {
    if (met === null) return
    setBase(met.theirs)
    setMet(null)
    form.reset(draftOf(met.theirs))
    if (choices === null) return
    const merged = schema.parse({ ...mergedOf(met.sides, choices), version: met.theirs.version })
    form.reset(draftOf(merged), { keepDefaultValues: true })
  }

  return {
    base,
    meeting: met,
    isSaving: isSubmitting,
    submit: (event: FormEvent<HTMLFormElement>) => {
      const element = event.currentTarget
      void form
        .handleSubmit((input) => save(input, base))(event)
        .then(() => focusFirstError(element))
    },
    /** Deletes it as it was read; `input` is what stands in the form. */
    remove: async (input: I | undefined) => {
      if (base === null) return
      await remove(base).catch(async (error: unknown) => {
        const theirs = await meet(base, jsonFieldsOf(input ?? withoutVersion(base)), error)
        if (theirs !== null) setBase(theirs)
        throw error
      })
    },
    merge: (choices: Choices) => goOn(choices),
    discard: () => goOn(null),
  }
}

/** Changed, renamed or deleted by somebody since it was read. */
function isNewer(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 412 || error.status === 404)
}

const deletedBy = (who: string) =>
  `Since you opened it, ${who} deleted this account. Your changes are not saved. History can bring the account back.`

function withoutVersion(account: Stored): JsonObject {
  const { version: _, ...fields } = jsonFieldsOf(account)
  return fields
}
