'use client'

import { AskFirst } from '@/components/people/ask-first'
import { ShownOnce } from '@/components/people/shown-once'
import { useDeleteChannel, usePatchChannel, useTestChannel } from '@/components/queries/channels'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { Channel } from '@/lib/contracts/channels'
import { kindWords, outcomeWords, toldWords } from './channel-words'
import { DeliveryLog } from './delivery-log'

/** A channel, what it is told, what may be done with it, and what it was told. */
export function ChannelItem({ channel }: { channel: Channel }) {
  const { name, kind, url, enabled } = channel
  return (
    <li className="grid gap-1.5">
      <h3 className="wrap-anywhere font-medium">{name}</h3>
      <p className="wrap-anywhere text-ink-2">
        {kindWords[kind]} at {url}: {enabled ? toldWords(channel) : 'paused'}.
      </p>
      <Actions channel={channel} />
      <Disclosure summary={<DeliveriesOf name={name} />}>{() => <DeliveryLog name={name} />}</Disclosure>
    </li>
  )
}

function DeliveriesOf({ name }: { name: string }) {
  return (
    <span>
      Deliveries<span className="sr-only"> of {name}</span>
    </span>
  )
}

function Actions({ channel: { name, kind, enabled } }: { channel: Channel }) {
  const turn = usePatchChannel()
  const rotate = usePatchChannel()
  const { mutateAsync: remove } = useDeleteChannel()
  const test = useTestChannel()
  const verb = enabled ? 'Pause' : 'Resume'
  const problem = turn.error ?? test.error
  return (
    <>
      <div className="flex flex-wrap gap-1">
        {enabled && (
          <Button
            size="small"
            busy={test.isPending}
            aria-label={`Send a test to ${name}`}
            onClick={() => test.mutate(name)}
          >
            Send a test
          </Button>
        )}
        <Button
          variant="quiet"
          size="small"
          busy={turn.isPending}
          aria-label={`${verb} ${name}`}
          onClick={() => turn.mutate({ name, change: { enabled: !enabled } })}
        >
          {verb}
        </Button>
        {kind === 'webhook' && (
          <AskFirst
            verb="Rotate secret"
            what={`of ${name}`}
            act={() => rotate.mutateAsync({ name, change: { rotateSecret: true } })}
          >
            Messages are signed with the new secret at once. The old one is worth nothing.
          </AskFirst>
        )}
        <AskFirst verb="Delete" what={`the channel ${name}`} act={() => remove(name)}>
          Its deliveries are deleted too, and what has not been sent is not sent.
        </AskFirst>
      </div>
      <p role="status" className="wrap-anywhere empty:hidden">
        {test.data && `${test.data.state === 'sent' ? 'Sent' : 'Not sent'}. ${outcomeWords(test.data)}`}
      </p>
      <Secret text={rotate.data?.secret} />
      <div role="alert">{problem && <p className="text-fail">{wordsOf(problem)}</p>}</div>
    </>
  )
}

function Secret({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <ShownOnce what="secret" text={text}>
      Check signatures with this secret. It is not shown again.
    </ShownOnce>
  )
}
