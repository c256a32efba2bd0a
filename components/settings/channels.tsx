'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { channelsQuery } from '@/components/queries/channels'
import { ChannelForm } from './channel-form'
import { ChannelItem } from './channel-item'

/** Where changes of readiness are told; for admins. */
export function Channels() {
  const { data } = useSuspenseQuery(channelsQuery)
  return (
    <>
      {data.channels.length === 0 ? (
        <p className="text-ink-2">No channel is told of changes.</p>
      ) : (
        <ul className="grid gap-5" aria-label="Channels">
          {data.channels.map((channel) => (
            <ChannelItem key={channel.name} channel={channel} />
          ))}
        </ul>
      )}
      <ChannelForm />
    </>
  )
}
