import { expect, test } from 'vitest'
import { schemaDiff } from '../scripts/schema-diff.js'
import { openUnprepared } from './testing/test-database'

test('the migrations lead exactly to the schema', async () => {
  const { database, url } = await openUnprepared()
  expect(await schemaDiff(url)).toBe('')
  await database.close()
})
