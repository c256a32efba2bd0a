import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const packages = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.string().optional(),
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
const lock = Object.entries(packages.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages)

test('nothing is locked that installs sharp and its LGPL libraries: Shipshape scales no images', () => {
  const installs = lock.flatMap(([path, { optionalDependencies = {} }]) => [path, ...Object.keys(optionalDependencies)])
  expect(lock.length).toBeGreaterThan(100)
  // After a new Next: take sharp and its @img entries out of the lock again, then npm install.
  expect(installs.filter((path) => /(?:^|\/)(?:sharp$|@img\/)/.test(path))).toEqual([])
  expect(lock.filter(([, { license = '' }]) => /GPL/.test(license))).toEqual([])
})

test('the lock names no registry', () => {
  expect(lock.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})
