'use client'

import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { wordsOf } from '@/components/queries/problem-error'
import { type ScanBody, scanQuery, useCancelScan, useStartScan } from '@/components/queries/scans'
import { useScanEvents } from '@/components/queries/use-scan-events'
import { useShellEvents } from '@/components/queries/use-shell-events'
import { toast } from '@/components/ui/toast'
import type { Scan, ScanEvent } from '@/lib/contracts/scans'
import { useRefresh } from './refresh-provider'
import { useShell } from './shell-context'

type ScanControl = {
  /** The scan that was asked for last, here or elsewhere; null before the first. */
  scan: Scan | null
  /** Until what it found is on the page: a new age never stands beside an old verdict. */
  isRunning: boolean
  /** Asks for a scan; an empty body checks everything. */
  start: (body: ScanBody) => void
  isStarting: boolean
  cancel: () => void
  isCancelling: boolean
  /** Whether the running scan still has this ECS account to check, or its new report is not on the page: `shown` is the old one's time. */
  isChecking: (ecsAccount: string, shown?: string | null) => boolean
}

const Context = createContext<ScanControl | null>(null)

const isUnderWay = ({ state }: { state: Scan['state'] }) => state === 'queued' || state === 'running'

/** Follows the running scan, and draws the page again from the server as accounts become ready. */
export function ScanProvider({ latest, children }: { latest: Scan | null; children: ReactNode }) {
  const [asked, setAsked] = useState<string | null>(null)
  const [known, setKnown] = useState(latest?.id)
  const id = asked ?? latest?.id ?? null
  const { data, refetch } = useQuery({
    ...scanQuery(id ?? ''),
    // The stream begins with a snapshot: a fetch beside it could only bring an older one later.
    enabled: false,
    ...(latest && latest.id === id && { initialData: latest }),
  })
  const scan = data ?? null
  const isFollowed = id !== null && (scan === null || isUnderWay(scan))
  const [wasFollowed, setWasFollowed] = useState<string | null>(null)
  // Before the first check there is no scan, and none is followed.
  const isRunning = isFollowed || (id !== null && id === wasFollowed && !knowsEnd(latest, id))
  // The server tells of another scan since: it is the latest, whoever asked for it. But a page drawn before ours was asked
  // for may arrive after, and ours is followed to its end.
  if (known !== latest?.id && (asked === null || asked === latest?.id || !isFollowed)) {
    setKnown(latest?.id)
    setAsked(null)
  }
  const refresh = useRefreshAtTimes()
  const [hasEnded, setHasEnded] = useState(false)

  const onEvent = (event: ScanEvent) => {
    setWasFollowed(id)
    // The last progress may tell of the end before `done` does, and then nobody listens any more.
    if (event.type !== 'finding' && !isUnderWay(event.data)) {
      setHasEnded(true)
      void refetch()
      refresh()
    }
    if (event.type !== 'progress') return
    // A delta names the accounts that changed; the whole scan names all of them.
    if (event.data.accounts.some(({ state }) => state === 'done')) refresh()
  }
  const ecsAccount = useShownAccount()
  useScanEvents({ id: isFollowed ? id : null, ecsAccount }, onEvent, () => refetch())
  const { revision } = useShell()
  useShellEvents((event) => {
    if (event.type === 'registry' && event.data.revision > revision) refresh()
    if (event.type !== 'scan' || event.data.id === id) return
    // Somebody else's check: followed to its end, unless one is followed already.
    if (isUnderWay(event.data) && !isFollowed) setAsked(event.data.id)
    else if (!isUnderWay(event.data) && event.data.id !== latest?.id) refresh()
  })

  const starting = useStartScan()
  const cancelling = useCancelling(id)
  const control: ScanControl = {
    scan,
    isRunning,
    start: (body) =>
      starting.mutate(body, {
        onSuccess: (answer) => setAsked(answer.id),
        onError: (error) =>
          void toast({ title: 'The check was not started', description: wordsOf(error), isError: true }),
      }),
    isStarting: starting.isPending,
    ...cancelling,
    isChecking: (ecsAccount, shown) => isRunning && scan !== null && isAwaited(scan, ecsAccount, shown),
  }
  return (
    <Context value={control}>
      {children}
      <p role="status" className="sr-only">
        {isRunning ? 'Checking the accounts' : hasEnded ? 'The check is finished' : ''}
      </p>
    </Context>
  )
}

/** Cancels a scan: so from the press on, whenever the scan ends of it. */
function useCancelling(id: string | null): Pick<ScanControl, 'cancel' | 'isCancelling'> {
  const { mutate, variables, isPending, isSuccess } = useCancelScan()
  return {
    cancel: () =>
      id !== null &&
      mutate(id, {
        onError: (error) =>
          void toast({ title: 'The check was not cancelled', description: wordsOf(error), isError: true }),
      }),
    isCancelling: variables === id && (isPending || isSuccess),
  }
}

/** Whether the page from the server knows that the scan has ended: only it has the last verdicts. */
function knowsEnd(latest: Scan | null, id: string | null): boolean {
  return latest !== null && latest.id === id && !isUnderWay(latest)
}

/** Whether an account's report is still to come: to be made, or, where `shown` tells of an older one, to be drawn. */
function isAwaited({ accounts, startedAt, state }: Scan, ecsAccount: string, shown?: string | null): boolean {
  const account = accounts.find((each) => each.ecsAccount === ecsAccount)
  if (account === undefined) return false
  if (isUnderWay(account)) return isUnderWay({ state })
  if (account.state !== 'done' || shown === undefined || startedAt === null) return false
  return shown === null || shown < startedAt
}

/** The running scan and what one can do with it. */
export function useScan(): ScanControl {
  const control = useContext(Context)
  if (!control) throw new Error('useScan is for parts of the frame: wrap them in ScanProvider')
  return control
}

/** The ECS account whose own page this is. */
function useShownAccount(): string | null {
  const name = /^\/readiness\/([^/]+)/.exec(usePathname())?.[1]
  return name === undefined ? null : decodeURIComponent(name)
}

const refreshEveryMs = 800

/** Draws the page again from the server, at most once in 0.8 s and always once after the last call. */
function useRefreshAtTimes(): () => void {
  const refresh = useRefresh()
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      refresh()
    }, refreshEveryMs)
  }
}
