import { expect, test } from 'vitest'
import { batch } from './batch'
import { gate } from './testing/small-world'

test('what comes while one save is under way goes together with the next', async () => {
  const saved: string[][] = []
  const first = gate()
  const { add } = batch<string>(async (items) => {
    saved.push([...items])
    if (items.includes('a')) await first.opened
  })
  const a = add('a')
  await Promise.resolve()
  await Promise.resolve()
  const rest = [add('b'), add('c')]
  first.open()
  await Promise.all([a, ...rest])
  expect(saved.flat()).toEqual(['a', 'b', 'c'])
  expect(saved.length).toBeLessThan(3)
})

test('a save that fails rejects its own items only', async () => {
  const { add } = batch<string>(async (items) => {
    if (items.includes('bad')) throw new Error('refused')
  })
  await expect(add('bad')).rejects.toThrow('refused')
  await expect(add('good')).resolves.toBeUndefined()
})

test('after a save the next waits, so that more goes with it', async () => {
  const saved: string[][] = []
  const rested = gate()
  const { add } = batch<string>(
    async (items) => void saved.push([...items]),
    () => rested.opened,
  )
  await add('a')
  const b = add('b')
  const c = add('c')
  rested.open()
  await Promise.all([b, c])
  expect(saved).toEqual([['a'], ['b', 'c']])
})
