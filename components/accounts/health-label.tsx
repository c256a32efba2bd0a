import { clsx } from 'clsx'
import { CircleDashed, Clock } from 'lucide-react'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusText, statusWords } from '@/components/finding/status-words'
import type { Health } from './mapping-row'

/** The word for a mapping's health. */
export const healthWords: Record<Health, string> = {
  ...statusWords,
  'not-checked': 'Not checked yet',
  unmapped: 'No ECS account',
}

export const healthText: Record<Health, string> = {
  ...statusText,
  'not-checked': 'text-ink-3',
  unmapped: 'text-ink-3',
}

/** A mapping's health as its shape. */
export function HealthIcon({ health, className }: { health: Health; className?: string }) {
  const style = clsx('size-3.5 shrink-0 text-ink-3', className)
  if (health === 'not-checked') return <Clock className={style} aria-hidden="true" />
  if (health === 'unmapped') return <CircleDashed className={style} aria-hidden="true" />
  return <StatusIcon status={health} small className={className} />
}
