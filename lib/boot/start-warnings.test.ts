import { expect, test } from 'vitest'
import { startWarnings } from './start-warnings'

const live = { mode: 'live', publicUrl: 'https://shipshape.example.com', token: 'x'.repeat(16) } as const

test.each([
  ['nothing to say', {}, []],
  ['an address without https', { publicUrl: 'http://shipshape.example.com' }, [/^SHIPSHAPE_URL is http:/]],
  ['this machine without https', { publicUrl: 'http://127.0.0.1:3000' }, []],
  ['a short token', { token: 'tok' }, [/^SHIPSHAPE_TOKEN has 3 characters/]],
  ['no token', { token: null, publicUrl: null }, []],
  ['the sandbox, which only this machine reaches', { mode: 'sandbox' as const, token: 'tok' }, []],
])('%s', (_, settings, expected) => {
  expect(startWarnings({ ...live, ...settings })).toEqual(expected.map((each) => expect.stringMatching(each)))
})
