import { expect, test } from 'vitest'
import type { EventPortion } from '@/lib/contracts/event-portion'
import { createViewers } from './viewers'

const never = new AbortController().signal
const portion = (bytes: number): EventPortion<never> => {
  const encoded = new Uint8Array(bytes)
  return { events: [], bytes: () => encoded }
}

test('every viewer gets the same bytes, in order, until the feed ends', async () => {
  const viewers = createViewers<never>()
  const sent = [portion(1), portion(2)]
  const seen = [viewers.join(never), viewers.join(never)]
  for (const each of sent) viewers.push(each)
  viewers.end()
  for (const viewer of seen) {
    const got = []
    for await (const each of viewer) got.push(each.bytes())
    expect(got).toHaveLength(2)
    for (const [index, bytes] of got.entries()) expect(bytes).toBe(sent[index]?.bytes())
  }
})

test('a viewer that takes nothing is let go past a megabyte; the others are not', async () => {
  const viewers = createViewers<never>()
  const slow = viewers.join(never)
  const quick = viewers.join(never)
  const taken = []
  for (let round = 0; round < 12; round += 1) {
    viewers.push(portion(100_000))
    taken.push(await quick.next())
  }
  expect(taken.every(({ done }) => done === false)).toBe(true)
  expect(viewers.count()).toBe(1)
  await expect(slow.next()).rejects.toThrow('goes on after Last-Event-ID')
})

test('a viewer that leaves is counted no more, and a broken feed breaks every stream', async () => {
  const viewers = createViewers<never>()
  const leaving = new AbortController()
  const left = viewers.join(leaving.signal).next()
  const broken = viewers.join(never).next()
  leaving.abort()
  expect((await left).done).toBe(true)
  expect(viewers.count()).toBe(1)
  viewers.end(new Error('the database went away'))
  await expect(broken).rejects.toThrow('the database went away')
})
