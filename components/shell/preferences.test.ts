import { expect, test } from 'vitest'
import { readPreferences } from './preferences'

test('what nobody chose is the first choice', () => {
  expect(readPreferences(() => undefined)).toEqual({ theme: 'system', navigation: 'open', strip: 'shown', keys: 'on' })
})

test('a cookie decides, and a value that is no choice does not', () => {
  const cookies: Record<string, string> = { 'shipshape-theme': 'dark', 'shipshape-navigation': '<script>' }
  expect(readPreferences((name) => cookies[name])).toMatchObject({ theme: 'dark', navigation: 'open' })
})
