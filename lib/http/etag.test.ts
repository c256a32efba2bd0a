import { describe, expect, test } from 'vitest'
import { matches, requireFresh, versionTag } from '@/lib/answers/precondition'
import { Problem } from '@/lib/problem'
import { bytesTag, parsePrecondition } from './etag'

describe('parsePrecondition', () => {
  test.each([
    [null, null],
    ['*', 'any'],
    [' * ', 'any'],
    ['"3"', ['"3"']],
    ['W/"3"', ['"3"']],
    ['"2", W/"3" ,"4"', ['"2"', '"3"', '"4"']],
    ['"a,b"', ['"a,b"']],
    ['""', ['""']],
  ])('reads %s as %j', (header, parsed) => {
    expect(parsePrecondition('If-Match', header)).toEqual(parsed)
  })

  test.each(['3', '', '"3', 'w/"3"', '"3" "4"', '"3",', '*, "3"'])('refuses %s and names the header', (header) => {
    expect(() => parsePrecondition('If-Match', header)).toThrow(/^If-Match is /)
  })
})

describe('requireFresh', () => {
  test.each([null, 'any', '"3"', 'W/"3"', '"1", "3"'])('lets %s pass on version 3', (header) => {
    const ifMatch = parsePrecondition('If-Match', header === 'any' ? '*' : header)
    expect(() => requireFresh(ifMatch, 3, 'AWS account prod')).not.toThrow()
  })

  test.each(['"2"', '"33"', '"1", "2"', '""'])('stops %s on version 3', (header) => {
    expect(() => requireFresh(parsePrecondition('If-Match', header), 3, 'AWS account prod')).toThrow(
      new Problem(
        'stale',
        'AWS account prod has been changed since you read it. Read it again, then repeat your change.',
      ),
    )
  })
})

test('a header that was not sent matches nothing', () => {
  expect(matches(null, versionTag(3))).toBe(false)
})

test('the same bytes have the same tag, others another', () => {
  expect(bytesTag('a: 1\n')).toBe(bytesTag('a: 1\n'))
  expect(bytesTag('a: 1\n')).not.toBe(bytesTag('a: 2\n'))
  expect(bytesTag('a: 1\n')).toMatch(/^"[\w-]{27}"$/)
})
