'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { StatusLabel } from '@/components/finding/status-label'
import { wordsOf } from '@/components/queries/problem-error'
import { reportsQuery, transitionsQuery } from '@/components/queries/reports'
import { TransitionList } from '@/components/transitions/transition-list'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { FailedState } from '@/components/ui/failed-state'
import { IntentLink } from '@/components/ui/intent-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Spinner } from '@/components/ui/spinner'
import type { Transition } from '@/lib/contracts/transitions'
import { counted } from '@/lib/readiness/words'
import { reportPath } from './report-path'

/** The account's reports, newest first, with what each changed: asked for only when somebody wants to see it. */
export function Timeline({ ecsAccount }: { ecsAccount: string }) {
  return (
    <Disclosure summary="Timeline" className="border-line border-b">
      {() => <Reports ecsAccount={ecsAccount} />}
    </Disclosure>
  )
}

function Reports({ ecsAccount }: { ecsAccount: string }) {
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(reportsQuery(ecsAccount))
  const { data: told } = useQuery(transitionsQuery(ecsAccount))
  if (error && !data) {
    return (
      <FailedState
        title="The timeline could not be loaded"
        detail={wordsOf(error)}
        onRetry={() => void refetch()}
        busy={isFetching}
      />
    )
  }
  if (!data) return <Spinner label="Loading the timeline" className="my-2" />
  const reports = data.pages.flatMap((page) => page.reports)
  return (
    <div className="pb-3 pl-6 max-bar:pl-0">
      <ol aria-label="Reports, newest first" className="border-line border-t">
        {reports.map(({ id, scannedAt, status }) => (
          <li key={id} className="border-line border-b py-2">
            <p className="flex flex-wrap items-center gap-x-3">
              <StatusLabel status={status} />
              <IntentLink href={reportPath(ecsAccount, id)} className="text-link">
                Report, <RelativeTime at={scannedAt} />
              </IntentLink>
            </p>
            <Changes transitions={(told?.transitions ?? []).filter(({ reportId }) => reportId === id)} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button className="mt-2" busy={isFetching} onClick={() => void fetchNextPage()}>
          Older reports
        </Button>
      )}
    </div>
  )
}

function Changes({ transitions }: { transitions: readonly Transition[] }) {
  if (transitions.length === 0) return null
  return (
    <Disclosure summary={<span className="text-ink-2">{counted(transitions.length, 'change')}</span>}>
      <TransitionList transitions={transitions} />
    </Disclosure>
  )
}
