import { expect, test } from 'vitest'
import { readSubnet } from './subnet-purpose'

const cases: [string | null, string | null, string | null][] = [
  ['{"purpose":"internal","target":"ec2"}', null, 'internal'],
  ['{"purpose":"internal"}', 'shop.external.us-east-1a', 'internal'],
  [' {"purpose": "internal (shop)"} ', null, 'internal (shop)'],
  ['{"target":"ec2"}', 'shop.external.us-east-1a', 'external (shop)'],
  ['{"purpose":""}', 'shop.external.us-east-1a', 'external (shop)'],
  ['{"purpose":null}', 'shop.external.us-east-1a', 'external (shop)'],
  ['null', 'shop.external.us-east-1a', 'external (shop)'],
  ['{"purpose":internal}', 'shop.external.us-east-1a', 'external (shop)'],
  [null, 'shop.external.us-east-1a', 'external (shop)'],
  ['', 'shop.external.us-east-1a', 'external (shop)'],
  [null, 'shop.external.us-east-1a.', 'external (shop)'],
  [null, '.external.us-east-1a', 'external ()'],
  [null, 'shop.external', null],
  [null, 'shop.external.us-east-1a.old', null],
  [null, 'private-subnet-1', null],
  [null, null, null],
  ['{"target":"ec2"}', 'private', null],
  ['internal', null, null],
  ["{'purpose':'internal'}", null, null],
  ['{"purpose":"internal"', null, null],
]
test.each(cases)('immutable_metadata %s and Name %s give %s', (immutableMetadata, name, purpose) => {
  const reading = readSubnet({ immutableMetadata, name })
  expect(reading.kind === 'purpose' ? reading.purpose : null).toBe(purpose)
  expect(reading.kind).not.toBe('breaks')
})

test.each(['["internal"]', '"internal"', '7', 'true', '  '])(
  'metadata %s stops the listing, whatever the Name',
  (text) => {
    expect(readSubnet({ immutableMetadata: text, name: 'shop.external.us-east-1a' })).toEqual({
      kind: 'breaks',
      why: `its tag immutable_metadata is not a JSON object: ${text}`,
    })
  },
)

test.each([
  [null, null, 'it has no tag immutable_metadata, and it has no Name'],
  [null, 'web', 'it has no tag immutable_metadata, and its Name, web, has not three parts'],
  ['{}', null, 'its tag immutable_metadata has no purpose, and it has no Name'],
  ['{', 'web', 'its tag immutable_metadata is not valid JSON'],
])('metadata %s and Name %s: %s', (immutableMetadata, name, why) => {
  expect(readSubnet({ immutableMetadata, name })).toEqual({ kind: 'none', why })
})
