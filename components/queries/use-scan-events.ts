'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { withDelta } from '@/lib/contracts/scan-delta'
import type { ScanEvent } from '@/lib/contracts/scans'
import type { Report } from '@/lib/readiness/report'
import { readinessKey, withFinding } from './readiness'
import { scanEventsPath, scanQuery } from './scans'

/**
 * Follows a scan's stream into the cache: progress into the scan, findings into the reports that are on the screen.
 * `onEvent` hears each event after that, `onLost` that the stream ended before the scan did. A null id follows nothing; findings
 * come of one ECS account, which the page shows.
 */
export function useScanEvents(
  { id, ecsAccount }: { id: string | null; ecsAccount: string | null },
  onEvent: (event: ScanEvent) => void,
  onLost: () => void,
): void {
  const client = useQueryClient()
  const hear = useEffectEvent((event: ScanEvent) => {
    writeEvent(client, event)
    onEvent(event)
  })
  const lose = useEffectEvent(onLost)

  useEffect(() => {
    if (id === null) return
    const source = new EventSource(scanEventsPath(id, ecsAccount))
    const listen = (type: ScanEvent['type']) =>
      source.addEventListener(type, (message: MessageEvent<string>) => {
        hear({ type, data: JSON.parse(message.data) })
        // The browser would take the stream's end for a loss and ask again.
        if (type === 'done') source.close()
      })
    for (const type of ['progress', 'finding', 'done'] as const) listen(type)
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) lose()
    })
    return () => source.close()
  }, [id, ecsAccount])
}

function writeEvent(client: QueryClient, event: ScanEvent): void {
  if (event.type === 'progress') {
    const { data } = event
    client.setQueryData(scanQuery(data.id).queryKey, (scan) => (scan ? withDelta(scan, data) : data))
  }
  if (event.type === 'done') {
    const { id, state } = event.data
    client.setQueryData(scanQuery(id).queryKey, (scan) => scan && { ...scan, state })
  }
  if (event.type === 'finding') {
    const { ecsAccount, ...finding } = event.data
    // Keeps the report's time: what the server renders next is newer and takes its place, whatever our clock says.
    const updatedAt = client.getQueryState(readinessKey(ecsAccount))?.dataUpdatedAt
    client.setQueryData<Report>(
      readinessKey(ecsAccount),
      (report) => report && withFinding(report, finding),
      updatedAt === undefined ? {} : { updatedAt },
    )
  }
}
