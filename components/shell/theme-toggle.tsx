'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { Preferences } from './preferences'
import { useTheme } from './use-theme'

type Theme = Preferences['theme']

const themes = {
  system: { icon: Monitor, words: 'system', next: 'light' },
  light: { icon: Sun, words: 'light', next: 'dark' },
  dark: { icon: Moon, words: 'dark', next: 'system' },
} as const satisfies Record<Theme, { next: Theme; [key: string]: unknown }>

/** Light, dark, or as the system has it. */
export function ThemeToggle() {
  const [theme, setTheme] = useTheme()
  const { icon: Icon, words, next } = themes[theme]
  return (
    <IconButton
      label={`Theme: ${words}. Change to ${themes[next].words}`}
      icon={<Icon className="size-4" aria-hidden="true" />}
      onClick={() => setTheme(next)}
    />
  )
}
