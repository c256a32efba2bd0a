'use client'

import { useSyncExternalStore } from 'react'
import { type Preferences, savePreference } from './preferences'
import { useShell } from './shell-context'

type Theme = Preferences['theme']

/** Told whenever the theme's attribute on <html> changes, whichever control changed it. */
function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The theme, and what chooses another. The server writes the choice into <html>, so that no page flashes. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const { theme: saved } = useShell().preferences
  const written = useSyncExternalStore(
    onThemeChange,
    () => document.documentElement.dataset.theme,
    () => saved,
  )
  const theme = written === 'light' || written === 'dark' ? written : 'system'
  return [
    theme,
    (next) => {
      document.documentElement.dataset.theme = next
      savePreference('theme', next)
    },
  ]
}
