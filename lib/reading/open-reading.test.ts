import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyRegistry } from '@/lib/registry/testing/any-registry'
import { openReading } from './open-reading'

const threadFile = fileURLToPath(new URL('./testing/thread-of-tests.js', import.meta.url))
const reading = openReading({ threadFile })
const here = openReading({ threadFile: null })
afterAll(async () => {
  await reading.close()
})

/** A text that is long enough for a thread. */
const long = (act: string) => act.padEnd(20_000, ' ')
const read = (act: string, person: string) =>
  reading.read('merge', { text: long(act), registry: emptyRegistry }, person)

describe('a long text', () => {
  test('is read in a thread', async () => {
    expect(await read('echo', 'ann')).toBe(20_000)
  })

  test('that takes too long is refused, and the thread that read it is no loss to the next', async () => {
    await expect(read('spin', 'ann')).rejects.toMatchObject({
      kind: 'too-large',
      message: 'Shipshape could not read the file within 2 s, so nothing was changed. Send a smaller one.',
    })
    expect(await read('echo', 'ann')).toBe(20_000)
  })

  test('that takes more memory than a thread has is refused alike', async () => {
    await expect(read('fill', 'ann')).rejects.toMatchObject({ kind: 'too-large' })
  })

  test('of one person does not keep another waiting, and leaves this event loop free', async () => {
    const order: string[] = []
    const slow = read('spin', 'ann').catch(() => order.push('ann'))
    const behind = read('echo', 'ann').then(() => order.push('ann again'))
    await read('echo', 'bob').then(() => order.push('bob'))
    await Promise.all([slow, behind])
    expect(order).toEqual(['bob', 'ann', 'ann again'])
  })

  test('beside eight that wait is one too many', async () => {
    const under = Array.from({ length: 9 }, () => read('echo', 'cid'))
    await expect(read('echo', 'cid')).rejects.toMatchObject({ kind: 'too-many', headers: { 'retry-after': '2' } })
    expect(await read('echo', 'dan')).toBe(20_000)
    await Promise.all(under)
  })
})

describe('a short text is read where it is, and a refusal keeps its places', () => {
  test.each([
    ['with threads', reading],
    ['without', here],
  ])('%s', async (_how, each) => {
    const refused = each.read('body', { text: '{"nam": 1}', method: 'POST', path: '/api/v1/aws-accounts' }, 'ann')
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      problems: expect.arrayContaining([expect.objectContaining({ path: 'nam' })]),
    })
    await expect(each.read('body', { text: '{', method: 'POST', path: '/api/v1/fit' }, 'ann')).rejects.toMatchObject({
      kind: 'not-readable',
    })
  })

  test('a method and path without a JSON body is a mistake of ours', async () => {
    const asked = here.read('body', { text: '{}', method: 'GET', path: '/api/v1/registry' }, 'ann')
    await expect(asked).rejects.toThrow('No JSON body belongs to GET /api/v1/registry.')
  })
})
