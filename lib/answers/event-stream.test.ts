import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EventPortion, eventPortion } from '@/lib/contracts/event-portion'
import { eventStream } from './event-stream'

const event = { type: 'done' as const, data: { id: 'a', state: 'done' as const } }
const done = eventPortion([{ seq: 7, event }])

async function* only(...portions: EventPortion[]) {
  yield* portions
}

/** Events that never come; says when its reader has gone. */
function silence() {
  const gone = vi.fn()
  const events = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<IteratorResult<EventPortion>>(() => {}),
      return: async () => {
        gone()
        return { done: true as const, value: undefined }
      },
    }),
  }
  return { events, gone }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('eventStream', () => {
  test('sends each event with its id and name, and ends with the events', async () => {
    const stream = eventStream(only(done), new AbortController().signal)
    expect(await new Response(stream).text()).toBe(': open\n\nid: 7\nevent: done\ndata: {"id":"a","state":"done"}\n\n')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('sends an event without a sequence number without an id', async () => {
    const text = await new Response(
      eventStream(only(eventPortion([{ seq: null, event }])), new AbortController().signal),
    ).text()
    expect(text).not.toContain('id: ')
  })

  test('sends a comment every fifteen seconds while nothing happens', async () => {
    const abort = new AbortController()
    const text = new Response(eventStream(silence().events, abort.signal)).text()
    await vi.advanceTimersByTimeAsync(31_000)
    abort.abort()
    expect(await text).toBe(': open\n\n: still here\n\n: still here\n\n')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('ends when the server stops, also one that comes too late', async () => {
    const abort = new AbortController()
    const text = new Response(eventStream(silence().events, abort.signal)).text()
    abort.abort()
    expect(await text).toBe(': open\n\n')
    expect(await new Response(eventStream(silence().events, abort.signal)).text()).toBe(': open\n\n')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('lets its source go when the reader goes', async () => {
    const { events, gone } = silence()
    const abort = new AbortController()
    const reader = eventStream(events, abort.signal).getReader()
    await reader.read()
    await reader.cancel()
    abort.abort()
    expect(gone).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('breaks when its source does, so that a browser comes back', async () => {
    async function* broken(): AsyncGenerator<EventPortion> {
      yield done
      throw new Error('the database went away')
    }
    await expect(new Response(eventStream(broken(), new AbortController().signal)).text()).rejects.toThrow()
    expect(vi.getTimerCount()).toBe(0)
  })
})
