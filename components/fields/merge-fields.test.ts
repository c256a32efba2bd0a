import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedOf, mergeFields, pathText } from './merge-fields'

const base = { name: 'core', sessionName: null, regions: ['a'], enabled: true, other: { x: 1, y: 1 } }

test('what only they and what only I changed is told apart from what both did', () => {
  const theirs = { ...base, sessionName: 'Deck', regions: ['a', 'b'], enabled: false, other: { x: 2, y: 1 } }
  const mine = { ...base, regions: ['a', 'c'], enabled: false, assumeRole: 'role/x', other: { x: 1 } }
  const sides = { base, theirs, mine }
  expect(mergeFields(sides).map((field) => [pathText(field), field.by])).toEqual([
    ['sessionName', 'them'],
    ['regions', 'both'],
    ['enabled', 'them'],
    ['other.x', 'them'],
    ['other.y', 'me'],
    ['assumeRole', 'me'],
  ])
  expect(mergedOf(sides, { regions: 'mine' })).toEqual({
    name: 'core',
    sessionName: 'Deck',
    regions: ['a', 'c'],
    enabled: false,
    assumeRole: 'role/x',
    other: { x: 2 },
  })
  expect(mergedOf(sides, {}).regions).toEqual(['a', 'b'])
})

const value = fc.oneof(fc.constantFrom(null, 'a', 'b', 1), fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }))
const side = fc
  .tuple(
    fc.dictionary(fc.constantFrom('name', 'regions', 'release'), value, { noNullPrototype: true }),
    fc.dictionary(fc.constantFrom('x', 'y', 'constructor'), value, { noNullPrototype: true }),
  )
  .map(([fields, other]) => ({ ...fields, other }))

test('nothing that either wrote is lost unseen: each field is what one of them made it, and a choice decides the rest', () => {
  fc.assert(
    fc.property(side, side, side, fc.constantFrom('theirs', 'mine'), (base, theirs, mine, choice) => {
      const sides = { base, theirs, mine }
      const fields = mergeFields(sides)
      const choices = Object.fromEntries(fields.map((field) => [pathText(field), choice] as const))
      const merged = mergedOf(sides, choices)
      const againstMerged = mergeFields({ base: merged, theirs, mine })
      for (const field of fields) {
        const left = againstMerged.find((each) => pathText(each) === pathText(field))
        const kept = field.by === 'them' || (field.by === 'both' && choice === 'theirs') ? 'theirs' : 'mine'
        expect(left?.by ?? 'same').not.toBe('both')
        expect(left === undefined || left.by === (kept === 'theirs' ? 'me' : 'them')).toBe(true)
      }
      expect(mergedOf({ base, theirs: base, mine }, {})).toEqual(mine)
      expect(mergedOf({ base, theirs, mine: base }, {})).toEqual(theirs)
    }),
  )
})
