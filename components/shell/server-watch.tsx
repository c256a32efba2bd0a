'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { onLost } from '@/components/queries/server-contact'
import { Button } from '@/components/ui/button'
import { useStayHere } from './use-stay-here'

const waitMs = 5_000

/** Whether the server answers anything at all. */
async function answers(): Promise<boolean> {
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(waitMs) }).catch(() => null)
  return answer?.ok === true
}

/**
 * Where the server does not answer: says so, tries again, and keeps the page with all that is typed on it. Once it
 * answers, the page is drawn again and what could not be loaded is asked for again.
 */
export function ServerWatch() {
  const router = useRouter()
  const client = useQueryClient()
  const path = usePathname()
  const [isAway, setAway] = useState(false)
  const [isTrying, setTrying] = useState(false)

  const lookAgain = useEffectEvent(async () => {
    if (isTrying) return
    setTrying(true)
    const isBack = await answers()
    setTrying(false)
    if (isBack && isAway) {
      router.replace(`${path}${window.location.search}${window.location.hash}`, { scroll: false })
      router.refresh()
      void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
    }
    setAway(!isBack)
  })
  useEffect(() => {
    const look = () => void lookAgain()
    window.addEventListener('offline', look)
    window.addEventListener('online', look)
    const stop = onLost(look)
    return () => {
      stop()
      window.removeEventListener('offline', look)
      window.removeEventListener('online', look)
    }
  }, [])
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(() => void lookAgain(), waitMs)
    return () => clearInterval(timer)
  }, [isAway])
  useStayHere(isAway, answers, () => setAway(true))

  return (
    <div role="status">
      {isAway && (
        <div
          data-print="hide"
          className="sticky top-[var(--top-bar)] z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-unknown border-b bg-panel px-6 py-2 max-bar:px-4"
        >
          <CloudOff className="size-4 shrink-0 text-unknown" aria-hidden="true" />
          <p className="min-w-0 flex-1">
            <span className="font-medium">Shipshape does not answer.</span> Trying again every {waitMs / 1000} seconds.
            This page stays open, and what you typed is kept.
          </p>
          <Button size="small" busy={isTrying} onClick={() => void lookAgain()}>
            Try now
          </Button>
        </div>
      )}
    </div>
  )
}
