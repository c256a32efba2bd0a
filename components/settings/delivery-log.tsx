'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deliveriesQuery } from '@/components/queries/channels'
import { wordsOf } from '@/components/queries/problem-error'
import { BlockTable } from '@/components/ui/block-table'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Delivery } from '@/lib/contracts/channels'
import { outcomeWords, stateWords } from './channel-words'

/** What a channel was told, newest first, and what became of it. */
export function DeliveryLog({ name }: { name: string }) {
  const [before, setBefore] = useState<string | null>(null)
  const { data, error } = useQuery(deliveriesQuery(name, before))
  if (error !== null) {
    return (
      <p role="alert" className="text-fail">
        {wordsOf(error)}
      </p>
    )
  }
  if (data === undefined) return <p className="text-ink-2">Loading deliveries.</p>
  const { deliveries, next } = data
  return (
    <div className="grid gap-2">
      {deliveries.length === 0 ? (
        <p className="text-ink-2">Nothing was sent yet.</p>
      ) : (
        <BlockTable
          label={`Deliveries of ${name}`}
          columns={[
            { head: 'Time', longest: 12 },
            { head: 'State', longest: 10 },
            { head: 'Changes', longest: 8, isNumber: true },
            { head: 'Attempts', longest: 8, isNumber: true },
            { head: 'Answer', longest: 40 },
          ]}
          rows={deliveries.map((delivery) => ({ key: delivery.id, cells: cellsOf(delivery) }))}
        />
      )}
      <div className="flex gap-1">
        {before !== null && (
          <Button variant="quiet" size="small" onClick={() => setBefore(null)}>
            Newest
          </Button>
        )}
        {next !== null && (
          <Button variant="quiet" size="small" onClick={() => setBefore(next)}>
            Older
          </Button>
        )}
      </div>
    </div>
  )
}

const cellsOf = (delivery: Delivery) => [
  <RelativeTime key="at" at={delivery.at} />,
  stateWords[delivery.state],
  delivery.transitions === 0 ? 'Test' : delivery.transitions,
  delivery.attempts,
  outcomeWords(delivery),
]
