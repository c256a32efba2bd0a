import type { ShellEvent } from './events'
import type { ScanEvent } from './scans'

/** `seq` is what a client sends back as Last-Event-ID; null for events that need no resuming. */
export type StreamedEvent<E = ScanEvent> = { seq: number | null; event: E }

/** Events that go together, and their bytes on the wire: made once, however many streams send them. */
export type EventPortion<E = ScanEvent> = { events: readonly StreamedEvent<E>[]; bytes: () => Uint8Array }

const filtered = new WeakMap<EventPortion, Map<string, EventPortion>>()

/** The portion without the findings of other ECS accounts; one for all who look at the same. */
export function findingsOf(portion: EventPortion, ecsAccount: string): EventPortion {
  const known = filtered.get(portion) ?? new Map<string, EventPortion>()
  filtered.set(portion, known)
  const made =
    known.get(ecsAccount) ??
    eventPortion(portion.events.filter(({ event }) => event.type !== 'finding' || event.data.ecsAccount === ecsAccount))
  known.set(ecsAccount, made)
  return made
}

const encoder = new TextEncoder()

export function eventPortion<E extends ScanEvent | ShellEvent>(events: readonly StreamedEvent<E>[]): EventPortion<E> {
  let encoded: Uint8Array | null = null
  return {
    events,
    bytes() {
      encoded ??= encoder.encode(events.map(formatEvent).join(''))
      return encoded
    },
  }
}

/** One event on the wire. JSON has no line breaks of its own, so that one data line is enough. */
function formatEvent({ seq, event }: StreamedEvent<ScanEvent | ShellEvent>): string {
  const id = seq === null ? '' : `id: ${seq}\n`
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`
}
