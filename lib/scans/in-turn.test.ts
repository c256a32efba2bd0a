import { expect, test } from 'vitest'
import { inTurn } from './in-turn'
import { gate } from './testing/small-world'

test('one begins when the one before has ended and the pause is over', async () => {
  const begun: string[] = []
  const [first, pause] = [gate(), gate()]
  const take = inTurn(80, () => pause.opened)
  const a = take(async () => {
    begun.push('a')
    await first.opened
    return 'A'
  })
  const b = take(async () => void begun.push('b'))
  first.open()
  expect(await a).toBe('A')
  expect(begun).toEqual(['a'])
  pause.open()
  await b
  expect(begun).toEqual(['a', 'b'])
})

test('one that fails holds up nobody', async () => {
  const take = inTurn(0)
  await expect(take(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  await expect(take(async () => 'next')).resolves.toBe('next')
})
