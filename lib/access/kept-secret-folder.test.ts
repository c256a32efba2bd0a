import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptSecret } from './kept-secret'

test('a data folder that is none stops the start with the variable and the remedy', async () => {
  const place = mkdtempSync(join(tmpdir(), 'shipshape-secret-'))
  writeFileSync(join(place, 'file'), '')
  await expect(keptSecret(join(place, 'file', 'token'))).rejects.toThrow(/cannot be used.*Set SHIPSHAPE_DATA_DIR/)
  rmSync(place, { recursive: true })
})
