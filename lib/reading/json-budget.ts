import { Problem } from '@/lib/problem'

/** Values and keys of a body; the settings of a large file stay far below it. */
const mostValues = 100_000
/** A double is written in fewer characters; more cost seconds and mean nothing. */
const longestNumber = 400
const deepest = 64

/**
 * Counts what a JSON text would make before anything is made of it.
 * @throws Problem `too-large` where it holds more values than any body needs, or a number of hundreds of digits; `not-readable` where it nests too deep
 */
export function requireJsonBudget(text: string): void {
  let values = 0
  let digits = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    digits = inNumber.has(character) ? digits + 1 : 0
    if (digits > longestNumber) throw tooLarge(`a number of more than ${longestNumber} digits`)
    if (character === '"') at = endOfString(text, at)
    else if (opening.has(character)) values += 1
    depth += steps[character] ?? 0
    if (depth > deepest) throw new Problem('not-readable', `The body nests deeper than ${deepest} levels.`)
    if (values > mostValues) throw tooLarge(`more than ${mostValues} values`)
  }
}

const steps: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 }
const opening: ReadonlySet<string> = new Set([',', '[', '{'])
const inNumber: ReadonlySet<string> = new Set('0123456789.eE+-')

/** Index of the quote that ends the string at `start`; of the last character where none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}

function tooLarge(what: string): Problem {
  return new Problem('too-large', `The body holds ${what}; no request needs that. Nothing was changed.`)
}
