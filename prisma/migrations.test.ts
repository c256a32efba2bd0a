import { expect, test } from 'vitest'
import { schemaDiff } from '../scripts/schema-diff.js'

test('the migrations lead exactly to the schema', async () => {
  expect(await schemaDiff()).toBe('')
})
