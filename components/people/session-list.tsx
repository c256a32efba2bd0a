'use client'

import type { Session } from '@/components/queries/people'
import { BlockTable } from '@/components/ui/block-table'
import { RelativeTime } from '@/components/ui/relative-time'
import { AskFirst } from './ask-first'

/** The browsers in which somebody is signed in; each can be signed out but the one that looks. */
export function SessionList({
  sessions,
  end,
}: {
  sessions: readonly Session[]
  end: (id: string) => Promise<unknown>
}) {
  if (sessions.length === 0) return <p className="text-ink-2">There is no open session.</p>
  return (
    <BlockTable
      label="Sessions"
      columns={[
        { head: 'Browser', longest: 34 },
        { head: 'Address', longest: 16 },
        { head: 'Signed in', longest: 12 },
        { head: 'Last seen', longest: 12 },
        { head: 'Action', longest: 12 },
      ]}
      rows={sessions.map(({ id, agent, address, createdAt, lastSeenAt, current }) => ({
        key: id,
        cells: [
          browserOf(agent),
          address ?? 'not known',
          <RelativeTime key="created" at={createdAt} />,
          <RelativeTime key="seen" at={lastSeenAt} />,
          current ? (
            'This browser'
          ) : (
            <AskFirst key="end" verb="End" what={`the session in ${browserOf(agent)}`} act={() => end(id)}>
              That browser has to sign in again.
            </AskFirst>
          ),
        ],
      }))}
    />
  )
}

const known = [
  [/\bEdg\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const systems = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** A browser's User-Agent as people would say it; what is no browser, by its own word. */
export function browserOf(agent: string | null): string {
  if (agent === null || agent === '') return 'an unnamed browser'
  const nameIn = (list: readonly (readonly [RegExp, string])[]) => list.find(([form]) => form.test(agent))?.[1]
  const name = nameIn(known)
  if (name === undefined) return agent.split(' ', 1)[0] ?? agent
  const system = nameIn(systems)
  return system === undefined ? name : `${name} on ${system}`
}
