'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { wordsOf } from '@/components/queries/problem-error'
import { Page } from '@/components/shell/page'
import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowsPlaceholder } from './rows-placeholder'

type RowsPageProps<A> = {
  query: UseQueryResult<A>
  /** What the rows are: "clusters". */
  what: string
  children: (answer: A) => ReactNode
}

/** A page of rows while they load, when they could not be loaded, and when they are older than they could be. */
export function RowsPage<A>({ query, what, children }: RowsPageProps<A>) {
  const { data, error, dataUpdatedAt, isFetching, refetch } = query
  const retry = () => void refetch()
  return (
    <Page width="full">
      {data !== undefined ? (
        <>
          {error && (
            <Notice
              className="mb-4"
              actions={
                <Button size="small" onClick={retry} busy={isFetching}>
                  Try again
                </Button>
              }
            >
              The {what} could not be reloaded: {wordsOf(error)} These were loaded{' '}
              <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />.
            </Notice>
          )}
          {children(data)}
        </>
      ) : error ? (
        <>
          <h1 className="sr-only">No {what}</h1>
          <FailedState
            title={`The ${what} could not be loaded`}
            detail={wordsOf(error)}
            onRetry={retry}
            busy={isFetching}
          />
        </>
      ) : (
        <RowsPlaceholder what={what} />
      )}
    </Page>
  )
}
