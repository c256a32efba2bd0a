'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useToldWrite } from '@/components/history/use-told-write'
import { lastChangesQuery } from '@/components/queries/history'
import { asJson, sameJson } from '@/lib/registry/json'
import type { Removed } from './saved'

/** Says that an account is deleted, with the button that brings it back. */
export function useToldRemoval(): (removed: Removed) => Promise<void> {
  const client = useQueryClient()
  const tell = useToldWrite()
  return async ({ entity, account }) => {
    const { version: _, ...fields } = account
    const { changes } = await client
      .fetchQuery(lastChangesQuery({ entity, name: account.name }))
      .catch(() => ({ changes: [] }))
    // Only the deletion that was asked for here, of the account as it was seen here.
    const line = changes.find(({ before, after }) => after === null && sameJson(asJson(before), asJson(fields)))
    const kind = entity === 'aws-account' ? 'AWS' : 'ECS'
    tell(`${kind} account ${account.name} is deleted`, line === undefined ? [] : [line.revision])
  }
}
