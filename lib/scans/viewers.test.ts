import { expect, test } from 'vitest'
import type { EventPortion } from '@/lib/contracts/event-portion'
import { createViewers } from './viewers'

const never = new AbortController().signal
const portion = (bytes: number): EventPortion<string> => {
  const encoded = new Uint8Array(bytes)
  return { events: [{ seq: null, event: 'news' }], bytes: () => encoded }
}

test('every viewer gets the same bytes, in order, until the feed ends', async () => {
  const viewers = createViewers<string>()
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
  const viewers = createViewers<string>()
  const slow = viewers.join(never)
  const quick = viewers.join(never)
  const taken = []
  for (let round = 0; round < 12; round += 1) {
    viewers.push(portion(100_000))
    taken.push(await quick.next())
  }
  expect(taken.every(({ done }) => done === false)).toBe(true)
  expect(viewers.count()).toBe(1)
  expect((await slow.next()).done).toBe(true)
})

test('a viewer that leaves is counted no more, and a broken feed breaks every stream', async () => {
  const viewers = createViewers<string>()
  const leaving = new AbortController()
  const left = viewers.join(leaving.signal).next()
  const broken = viewers.join(never).next()
  leaving.abort()
  expect((await left).done).toBe(true)
  expect(viewers.count()).toBe(1)
  viewers.end(new Error('the database went away'))
  await expect(broken).rejects.toThrow('the database went away')
})

test('a viewer that wants a part waits for no more than that part, and for nothing where it is empty', async () => {
  const viewers = createViewers<string>()
  const small = portion(1)
  const none = { ...portion(0), events: [] }
  const part = viewers.join(never, (whole) => (whole.bytes().byteLength === 7 ? none : small))
  for (let round = 0; round < 12; round += 1) viewers.push(portion(200_000))
  viewers.push(portion(7))
  expect(viewers.count()).toBe(1)
  viewers.end()
  const seen = []
  for await (const each of part) seen.push(each)
  expect(seen).toEqual(Array(12).fill(small))
})

test('whoever joins a feed that is closed is sent away at once', async () => {
  const viewers = createViewers<string>()
  viewers.close()
  expect((await viewers.join(never).next()).done).toBe(true)
  expect(viewers.count()).toBe(0)
})
