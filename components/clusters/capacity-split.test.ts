import { expect, test } from 'vitest'
import { splitCapacity } from './capacity-split'

const tile = { id: 'i-1', state: 'active' as const, registered: { cpu: 1024, memoryMiB: 2048 } }

test('what is free where the task fits is free, elsewhere it is stranded', () => {
  const tiles = [
    { ...tile, remaining: { cpu: 512, memoryMiB: 1024 }, fits: 2 },
    { ...tile, remaining: { cpu: 100, memoryMiB: 2000 }, fits: 0 },
  ]
  expect(splitCapacity(tiles, 'cpu')).toEqual({ registered: 2048, used: 1436, free: 512, stranded: 100 })
  expect(splitCapacity(tiles, 'memoryMiB')).toEqual({ registered: 4096, used: 1072, free: 1024, stranded: 2000 })
})

test('what is left on a draining instance is stranded', () => {
  const tiles = [{ ...tile, state: 'draining' as const, remaining: { cpu: 1024, memoryMiB: 2048 }, fits: 0 }]
  expect(splitCapacity(tiles, 'cpu')).toMatchObject({ used: 0, free: 0, stranded: 1024 })
})

test('a cluster without instances has nothing registered', () => {
  expect(splitCapacity([], 'cpu')).toEqual({ registered: 0, used: 0, free: 0, stranded: 0 })
})
