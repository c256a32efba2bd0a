'use client'

import { useEffect, useEffectEvent } from 'react'

/**
 * Keeps the page while the server is away. A link to another page is not followed then; and where a page could not be
 * fetched the router loads its document, which is let through only once the server answers: `onAway` hears if it does not.
 */
export function useStayHere(isAway: boolean, answers: () => Promise<boolean>, onAway: () => void): void {
  useEffect(() => {
    if (!isAway) return
    const stay = (event: MouseEvent) => {
      if (leadsElsewhere(event)) event.preventDefault()
    }
    // Before the link's own listener, which follows only what nobody has prevented.
    document.addEventListener('click', stay, { capture: true })
    return () => document.removeEventListener('click', stay, { capture: true })
  }, [isAway])

  const tellAway = useEffectEvent(onAway)
  useEffect(() => {
    if (!('navigation' in window)) return
    const { navigation } = window
    // The router asks for the document while it renders, when no effect event may be called: that comes with the answer.
    const hold = (event: NavigateEvent) => {
      if (!isDocument(event)) return
      const { url } = event.destination
      event.preventDefault()
      void answers().then((isBack) => (isBack ? letThrough(url) : tellAway()))
    }
    navigation.addEventListener('navigate', hold)
    return () => navigation.removeEventListener('navigate', hold)
  }, [answers])
}

/** The address that was asked about and is on its way. */
let passing: string | null = null

function letThrough(url: string): void {
  passing = url
  window.location.assign(url)
}

/** Another document of ours, asked for by a link or a script: no form, no download, not what was let through. */
function isDocument({ cancelable, destination, navigationType, formData, downloadRequest }: NavigateEvent): boolean {
  if (!cancelable || destination.sameDocument || formData !== null || downloadRequest !== null) return false
  if (navigationType !== 'push' && navigationType !== 'replace') return false
  return destination.url !== passing && new URL(destination.url).origin === window.location.origin
}

function leadsElsewhere({ target }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download')) return false
  return link.origin === window.location.origin && link.pathname !== window.location.pathname
}
