import { describe, expect, test } from 'vitest'
import { isFargateSize } from './fargate-size'

test.each([
  [256, [512, 1024, 2048], [256, 1536, 3072]],
  [512, [1024, 2048, 3072, 4096], [512, 1536, 5120]],
  [1024, [2048, 8192], [1024, 2049, 9216]],
  [2048, [4096, 5120, 16_384], [3072, 17_408]],
  [4096, [8192, 30_720], [7168, 31_744]],
  [8192, [16_384, 20_480, 61_440], [17_408, 65_536]],
  [16_384, [32_768, 40_960, 122_880], [36_864, 131_072]],
  [32_768, [61_440, 122_880, 249_856], [65_536, 61_441, 245_760]],
  [65_536, [], [249_856]],
  [300, [], [512, 1024]],
])('%i CPU units go with these sizes of memory and no other', (cpu, taken, refused) => {
  expect(taken.filter((memoryMiB) => !isFargateSize({ cpu, memoryMiB }))).toEqual([])
  expect(refused.filter((memoryMiB) => isFargateSize({ cpu, memoryMiB }))).toEqual([])
})

describe('Windows', () => {
  test.each([
    [256, 512, false],
    [512, 1024, false],
    [1024, 2048, true],
    [2048, 16_384, true],
    [4096, 30_720, true],
    [8192, 16_384, false],
    [16_384, 32_768, false],
    [32_768, 61_440, false],
  ])('%i CPU and %i MiB: %s', (cpu, memoryMiB, is) => {
    expect(isFargateSize({ cpu, memoryMiB, osFamily: 'WINDOWS_SERVER_2022_CORE' })).toBe(is)
    expect(isFargateSize({ cpu, memoryMiB, osFamily: 'LINUX' })).toBe(true)
  })
})
