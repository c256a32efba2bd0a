'use client'

import { age, ago, exactTime } from '@/lib/readiness/words'
import { useNow } from './clock'
import { Tooltip } from './tooltip'

type RelativeTimeProps = {
  at: string
  /** Without "ago", for a narrow column that says "Checked" on top. */
  short?: boolean
  className?: string
}

/** When something was, as its age; the exact time in the reader's zone on hover and focus. */
export function RelativeTime({ at, short = false, className }: RelativeTimeProps) {
  const nowMs = useNow()
  return (
    <Tooltip text={exactTime(at)}>
      {(trigger) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time must be reachable by keyboard
        <time dateTime={at} tabIndex={0} className={className} {...trigger}>
          {short ? (age(at, nowMs) ?? 'now') : ago(at, nowMs)}
        </time>
      )}
    </Tooltip>
  )
}
