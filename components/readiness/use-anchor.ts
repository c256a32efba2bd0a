'use client'

import { useEffect, useEffectEvent } from 'react'
import { findingId } from '@/components/finding/finding-id'
import type { Finding } from '@/lib/readiness/finding'
import { findingAt } from './finding-at'

/** Leads to what the address names, when one arrives and with every link on the page: opens the folds around it. */
export function useAnchor(findings: readonly Finding[]): void {
  const reveal = useEffectEvent(() => {
    const anchor = anchorIn(window.location.hash)
    if (anchor === '') return
    const finding = findingAt(findings, anchor)
    const target = document.getElementById(finding ? findingId(finding) : anchor)
    if (target === null) return
    for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true
    }
    target.scrollIntoView()
  })
  useEffect(() => {
    reveal()
    window.addEventListener('hashchange', reveal)
    return () => window.removeEventListener('hashchange', reveal)
  }, [])
}

/** An address may hold any percent sign, and decodeURIComponent throws at those that code nothing. */
function anchorIn(hash: string): string {
  return (
    new URLSearchParams(`anchor=${hash.slice(1).replaceAll('+', '%2B').replaceAll('&', '%26')}`).get('anchor') ?? ''
  )
}
