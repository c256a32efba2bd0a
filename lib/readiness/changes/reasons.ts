import type { Check } from '../check'
import { checks as catalogue } from '../checks'
import type { FactName } from '../facts'
import type { Fault } from '../fault'
import type { Finding } from '../finding'
import { faultSentence } from '../unknown-words'
import type { FactChange } from './fact-change'
import { factsBehind } from './report-changes'
import type { Reason } from './transition'

type FactPlace = { fact: FactName; region: string | null }

/** A fact that AWS answered otherwise than the time before, and what of it is worth telling: perhaps nothing. */
export type MovedFact = FactPlace & {
  changes: readonly FactChange[]
  /** It is what it was before AWS refused it for a while. */
  again: boolean
}

/** What is known of the time between two reports of one account. */
export type Between = {
  facts: readonly MovedFact[]
  /** Facts that AWS did not answer. */
  refused: readonly (FactPlace & { fault: Fault })[]
  /** What people wrote of the account itself, its AWS account or the settings. */
  written: readonly Reason[]
  /** What they wrote of other accounts; only checks of the registry as a whole look at those. */
  elsewhere: readonly Reason[]
  /** The fact that a call belongs to, of those that a check reads. */
  factOf: (action: string, check: Check | undefined) => string
}

type Sides = { before: Pick<Finding, 'fault'> | null; after: Pick<Finding, 'fault'> | null }
type Place = Pick<Finding, 'check' | 'region' | 'resource'>

/** Reasons told of one transition; a hundred would hide the one that counts. */
const most = 10

/** What AWS or the network does by itself, whatever people write. */
const passing: readonly Fault['kind'][] = ['throttled', 'timeout', 'unreachable', 'unexpected']

/**
 * Why the finding at a place moved: what people wrote, the call that was refused or is answered again, and the changes in
 * the facts that its check reads. Empty where nothing that can be told moved. `checks` is an argument for tests.
 */
export function reasonsOf(
  place: Place,
  { before, after }: Sides,
  between: Between,
  checks: readonly Check[] = catalogue,
): Reason[] {
  const check = checks.find((each) => each.check === place.check)
  const written = writtenFor(check, between)
  if (after?.fault) {
    const said = { ...placeOfFault(after.fault, check, between), what: withoutStop(faultSentence(after.fault)) }
    return passing.includes(after.fault.kind) ? [said] : eachOnce([said, ...written])
  }
  const answered = before?.fault ? [againOf(before.fault, check, between)] : []
  const told = factsBehind(
    place,
    between.facts.flatMap(({ changes }) => changes),
    checks,
  ).map(reasonOf)
  const facts = told.length > 0 || answered.length > 0 ? told : untold(place, check, between)
  return eachOnce([...written, ...answered, ...facts])
}

/** Of the reasons of its findings, each once: what moved an account's own status. */
export function reasonsOfAccount(reasons: readonly Reason[]): Reason[] {
  return eachOnce(reasons)
}

/** A call that is refused, or answered again, may leave ten facts unread: it is one reason. */
function eachOnce(reasons: readonly Reason[]): Reason[] {
  const ofCall = /^(?:AWS answers )?[\w-]+:\w+ /
  const keyOf = (reason: Reason) => (ofCall.test(reason.what) ? reason.what : JSON.stringify(reason))
  const first = new Map<string, Reason>()
  for (const reason of reasons) if (!first.has(keyOf(reason))) first.set(keyOf(reason), reason)
  return [...first.values()].slice(0, most)
}

function writtenFor(check: Check | undefined, { written, elsewhere }: Between): readonly Reason[] {
  return written.length === 0 && check?.scope === 'registry' ? elsewhere : written
}

const placeOfFault = ({ action, region }: Fault, check: Check | undefined, { factOf }: Between) => ({
  fact: factOf(action, check),
  region,
})

function againOf(fault: Fault, check: Check | undefined, between: Between): Reason {
  return { ...placeOfFault(fault, check, between), what: `AWS answers ${fault.action} again` }
}

const happened: Record<FactChange['change'], string> = { appeared: 'appeared', gone: 'is gone', changed: 'changed' }

const reasonOf = ({ fact, region, change, what, details }: FactChange): Reason => ({
  fact,
  region,
  what: details.length === 0 ? `${what} ${happened[change]}` : `${what}: ${details.join('; ')}`,
})

/** Facts that a check reads and that AWS refused, or answers in a way that has no words of its own. */
function untold({ region }: Place, check: Check | undefined, { facts, refused }: Between): Reason[] {
  const reads: readonly string[] = check === undefined ? [] : [...check.needs, ...check.uses]
  const isRead = (each: FactPlace) =>
    reads.includes(each.fact) && (region === null || each.region === null || each.region === region)
  const said = ({ fact, region: where }: FactPlace, what: string) => ({ fact, region: where, what })
  return [
    ...refused.filter(isRead).map((each) => said(each, withoutStop(faultSentence(each.fault)))),
    ...facts.filter(isRead).map((each) => said(each, each.again ? 'AWS answers again' : 'AWS gives another answer')),
  ]
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, '')
