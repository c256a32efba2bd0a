'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { clouddriverQuery } from '@/components/queries/clouddriver'
import { wordsOf } from '@/components/queries/problem-error'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'
import { AbsentAgents } from './absent-agents'
import { Differences } from './differences'
import { Disagreement } from './disagreement'
import { clouddriverSentence } from './live-words'
import { Part } from './part'
import { Push } from './push'
import { Refresh } from './refresh'
import { Sources } from './sources'

/** The Clouddriver of the settings beside the registry. */
export function ClouddriverPage() {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { address } = registry.settings.clouddriver
  return <Page>{address === null ? <NoAddress /> : <Beside address={address} />}</Page>
}

function Sentence({ children }: { children: ReactNode }) {
  return <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">{children}</h1>
}

function NoAddress() {
  const { isAdmin } = useShell().person
  return (
    <>
      <Sentence>Shipshape does not know where your Clouddriver is.</Sentence>
      <p className="mt-1 text-ink-2">
        With its address, this page compares what it has loaded with the registry.{' '}
        {isAdmin ? (
          <Link href="/settings#clouddriver" className="inline-link">
            Set the address
          </Link>
        ) : (
          'An admin sets the address in Settings.'
        )}
      </p>
    </>
  )
}

function Beside({ address }: { address: string }) {
  const { isAdmin } = useShell().person
  const { data, error, isFetching, refetch } = useQuery(clouddriverQuery)
  const again = (
    <Button size="small" busy={isFetching} onClick={() => void refetch()}>
      Ask again
    </Button>
  )
  return (
    <>
      <Sentence>{data === undefined ? `Asking Clouddriver at ${address}` : clouddriverSentence(data)}</Sentence>
      <div className="mt-1 flex flex-wrap items-center gap-3 text-ink-2">
        <p className="min-w-0 break-words">{address}</p>
        {again}
      </div>
      {error && (
        <div className="mt-4">
          <FailedState
            title="Clouddriver could not be compared"
            detail={wordsOf(error)}
            onRetry={() => void refetch()}
          />
        </div>
      )}
      {data && data.faults.length > 0 && (
        <ul className="mt-4 grid gap-1 text-unknown">
          {data.faults.map(({ call, why }) => (
            <li key={call} className="break-words">
              <code>{call}</code>: {why}
            </li>
          ))}
        </ul>
      )}
      {data?.reachable && (
        <>
          <Disagreement accounts={data.accounts} />
          <Part id="differences" title="Differences">
            <Differences accounts={data.accounts} />
          </Part>
          <Part id="agents" title="Agents without a success">
            <AbsentAgents agents={data.agents} accounts={data.accounts} />
          </Part>
        </>
      )}
      {isAdmin && (
        <>
          <Part id="push" title="Push to account storage">
            <Push />
          </Part>
          <Part id="refresh" title="Watched file">
            <Refresh />
          </Part>
        </>
      )}
      <Part id="sources" title="What each answer proves">
        <Sources />
      </Part>
    </>
  )
}
