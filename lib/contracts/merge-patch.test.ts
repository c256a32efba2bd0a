import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergePatch, patchBetween } from './merge-patch'

describe('mergePatch', () => {
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j patched with %j is %j, as in RFC 7396', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result)
  })

  test('a key named __proto__ stays a key and changes no prototype', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'))
    expect(Object.keys(Object(merged))).toEqual(['__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('patchBetween', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }))
  const object = fc.dictionary(fc.string(), fc.oneof(leaf, fc.dictionary(fc.string(), leaf, { maxKeys: 4 })), {
    maxKeys: 5,
  })

  test('makes a patch that turns the one into the other', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        expect(mergePatch(before, patchBetween(before, after))).toEqual(after)
      }),
    )
  })

  test('is empty between equals, with null as good as absent', () => {
    expect(patchBetween({ a: null, b: { c: [1] } }, { b: { c: [1] } })).toEqual({})
  })
})
