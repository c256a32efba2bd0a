import { expect, test } from 'vitest'
import { actorWords } from './actor-words'

test.each([
  ['person:ada@example.com', 'ada@example.com'],
  ['token:ci: nightly', 'the token ci: nightly'],
  ['schedule:nightly', 'the schedule nightly'],
  ['sandbox', 'the sandbox’s browser'],
  ['seed', 'the first start'],
  ['somebody of an older version', 'somebody of an older version'],
])('%s is %s', (actor, words) => expect(actorWords(actor)).toBe(words))
