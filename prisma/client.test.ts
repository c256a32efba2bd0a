import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultSettings } from '@/lib/registry/settings'
import { openDatabase } from './client'
import { readRegistry } from './repositories/registry'
import { updateSettings } from './repositories/settings'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'shipshape-data-'))
})
afterAll(() => rmSync(root, { recursive: true }))

// Makes two databases on disk.
test('an embedded database makes its folder, refuses a second opener and keeps what was written', async () => {
  const dataDir = join(root, 'a/new/folder')
  const first = await openDatabase({ dataDir, databaseUrl: null, mode: 'sandbox' })
  expect(await readRegistry(first.prisma)).toEqual({
    revision: 0,
    settings: defaultSettings,
    awsAccounts: [],
    ecsAccounts: [],
  })
  await expect(openDatabase({ dataDir, databaseUrl: null, mode: 'live' })).rejects.toThrow(
    'already uses the data folder',
  )
  await updateSettings(first.prisma, { edit: (before) => ({ ...before, release: '1.28' }), actor: 'ada' })
  await first.close()

  const again = await openDatabase({ dataDir, databaseUrl: null, mode: 'sandbox' })
  expect(await readRegistry(again.prisma)).toMatchObject({ revision: 1, settings: { release: '1.28' } })
  await again.close()

  const live = await openDatabase({ dataDir, databaseUrl: null, mode: 'live' })
  expect((await readRegistry(live.prisma)).revision).toBe(0)
  await live.close()
  expect(existsSync(join(dataDir, 'lock'))).toBe(false)
}, 120_000)
