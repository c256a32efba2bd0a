import { expect, test } from 'vitest'
import { localPlace } from './local-place'

test.each([
  ['/clusters?region=us-east-1#main', '/clusters?region=us-east-1#main'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['clusters', '/clusters'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/./\\/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['http://[', '/'],
])('%s leads to %s', (next, place) => {
  expect(localPlace(next)).toBe(place)
})
