'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { type Preferences, savePreference } from './preferences'
import { useShell } from './shell-context'

type Theme = Preferences['theme']

const themes = {
  system: { icon: Monitor, words: 'as the system', next: 'light' },
  light: { icon: Sun, words: 'light', next: 'dark' },
  dark: { icon: Moon, words: 'dark', next: 'system' },
} as const satisfies Record<Theme, { next: Theme; [key: string]: unknown }>

/** Light, dark, or as the system has it. The server writes the choice into <html>, so that no page flashes. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(useShell().preferences.theme)
  const { icon: Icon, words, next } = themes[theme]
  const choose = () => {
    document.documentElement.dataset.theme = next
    savePreference('theme', next)
    setTheme(next)
  }
  return (
    <IconButton
      label={`Theme: ${words}. Change to ${themes[next].words}`}
      icon={<Icon className="size-4" aria-hidden="true" />}
      onClick={choose}
    />
  )
}
