import { expect, test } from 'vitest'
import { factEntries } from './fact-entries'

test('the facts of the account come before those of its regions', () => {
  const facts = { account: { roles: { ok: true } }, regions: { 'us-east-1': { clusters: { ok: false } } } }
  expect(factEntries(facts)).toEqual([
    { name: 'roles', region: null, value: { ok: true } },
    { name: 'clusters', region: 'us-east-1', value: { ok: false } },
  ])
})

test('nothing gathered is an empty list', () => {
  expect(factEntries({ account: {}, regions: {} })).toEqual([])
})
