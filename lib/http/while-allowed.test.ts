import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whileAllowed } from './while-allowed'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openSource() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const cancelled = vi.fn()
  const source = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given
    },
    cancel: cancelled,
  })
  return {
    source,
    cancelled,
    send: (text: string) => controller?.enqueue(new TextEncoder().encode(text)),
    end: () => controller?.close(),
  }
}

const text = (chunk: { value?: Uint8Array | undefined }) => new TextDecoder().decode(chunk.value)

test('passes everything on while its reader may read, and ends with its source', async () => {
  const { source, send, end } = openSource()
  const reader = whileAllowed(source, async () => true, 100).getReader()
  send('one')
  expect(text(await reader.read())).toBe('one')
  await vi.advanceTimersByTimeAsync(1000)
  send('two')
  expect(text(await reader.read())).toBe('two')
  end()
  expect((await reader.read()).done).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('ends, with its source, once the reader may not; what cannot be asked keeps it open', async () => {
  const { source, send, cancelled } = openSource()
  const isAllowed = vi.fn<() => Promise<boolean>>()
  isAllowed.mockRejectedValueOnce(new Error('the database is away')).mockResolvedValue(false)
  const reader = whileAllowed(source, isAllowed, 100).getReader()
  const waiting = reader.read()
  await vi.advanceTimersByTimeAsync(100)
  expect(cancelled).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect([(await waiting).done, cancelled.mock.calls.length, vi.getTimerCount()]).toEqual([true, 1, 0])
  expect(() => send('secret')).toThrow(/closed/)
})

test('asks no more once the reader has gone', async () => {
  const { source, cancelled } = openSource()
  const isAllowed = vi.fn(async () => true)
  await whileAllowed(source, isAllowed, 100).cancel()
  await vi.advanceTimersByTimeAsync(1000)
  expect([isAllowed.mock.calls.length, cancelled.mock.calls.length]).toEqual([0, 1])
})
