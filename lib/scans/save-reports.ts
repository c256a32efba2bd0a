import { collectors } from '@/lib/aws/collectors'
import { changesOfFact } from '@/lib/readiness/changes/fact-change'
import { type FindingPlace, placeKey } from '@/lib/readiness/changes/finding-change'
import { type Moves, movesOf } from '@/lib/readiness/changes/moves'
import { type Between, reasonsOf, reasonsOfAccount } from '@/lib/readiness/changes/reasons'
import type { Reason } from '@/lib/readiness/changes/transition'
import { writtenReasons } from '@/lib/readiness/changes/written-reasons'
import type { Check } from '@/lib/readiness/check'
import { factNames } from '@/lib/readiness/facts'
import type { Status } from '@/lib/readiness/status'
import { changesOf } from '@/lib/registry/clouddriver/registry-diff'
import { asJson, sameJson } from '@/lib/registry/json'
import type { Prisma } from '@/prisma/generated/client'
import { type Change, readLines } from '@/prisma/repositories/changes'
import { readRefusedFacts, readReplacedFacts } from '@/prisma/repositories/facts'
import * as repository from '@/prisma/repositories/reports'
import { waitingScans } from '@/prisma/repositories/scan-accounts'
import { addTransitions, type NewTransition } from '@/prisma/repositories/transitions'
import { muteReports } from './mute-reports'

type Db = Prisma.TransactionClient
type Saved = repository.SavedReport & { before: NonNullable<repository.SavedReport['before']> }
type Moved = { saved: Saved; moves: Moves }

/** Why mutes came or went: by ECS account id, what to say of each place. */
export type MuteReasons = ReadonlyMap<string, ReadonlyMap<string, Reason>>

/**
 * Saves reports as the latest of their ECS accounts and, in the same transaction, the transitions that they make: a row
 * for every status that is not what it was in the report before. An account's first report makes none. Findings are muted
 * by what is muted then, and mutes that come to their end by it end. The caller holds lockRuns, and ends no scan before.
 * `now` is when it happens: a report that is judged again keeps its older time. `because`: what somebody has just muted.
 */
export async function saveReports(
  tx: Db,
  reports: readonly repository.ReportToSave[],
  { now, because = new Map() }: { now: Date; because?: MuteReasons },
): Promise<void> {
  const { muted, ended } = await muteReports(tx, reports, now)
  const moved = (await repository.saveReports(tx, muted)).flatMap(movedOf)
  if (moved.length === 0) return
  const [scanOf, accounts, earlier] = [await scansOf(tx, moved), await accountsOf(tx, moved), await sidesOf(tx, moved)]
  const transitions: NewTransition[] = []
  for (const { saved, moves } of moved) {
    const account = accounts.get(saved.ecsAccountId)
    // Deleted meanwhile: nobody is told of it.
    if (account === undefined) continue
    const between = await betweenOf(tx, saved, account)
    const place = { at: now, ecsAccountId: saved.ecsAccountId, name: account.name, reportId: saved.id }
    const before = earlier.get(saved.before.id) ?? []
    const ofMutes = new Map([...(ended.get(account.id) ?? []), ...(because.get(account.id) ?? [])])
    const made = transitionsOf({ saved, moves }, before, { ...between, ofMutes })
    transitions.push(...made.map((each) => ({ ...place, scanId: scanOf(saved), ...each })))
  }
  await addTransitions(tx, transitions)
}

function movedOf(saved: repository.SavedReport): Moved[] {
  const { before, report } = saved
  if (before === null || before.since === null) return []
  const moves = movesOf(before.since, report)
  return moves.account === null && moves.findings.length === 0 ? [] : [{ saved: { ...saved, before }, moves }]
}

type Made = Pick<NewTransition, 'check' | 'region' | 'resource' | 'before' | 'after' | 'title' | 'because'>

/** The findings, and last the account's own: newest first, it leads. */
function transitionsOf(
  { saved, moves }: Moved,
  earlier: readonly repository.FindingSide[],
  { ofMutes, ...between }: Between & { ofMutes: ReadonlyMap<string, Reason> },
): Made[] {
  const { report, summary } = saved
  const was = new Map(earlier.map((finding) => [placeKey(finding), finding]))
  const is = new Map(report.findings.map((finding) => [placeKey(finding), finding]))
  const findings = moves.findings.map((move): Made => {
    const [before, after] = [was.get(placeKey(move)) ?? null, is.get(placeKey(move)) ?? null]
    const sides = { before: before ?? unreadAt(move, earlier), after: after ?? unreadAt(move, report.findings) }
    const mute = ofMutes.get(placeKey(move))
    // What is muted, or is heard again, has not moved by itself.
    const isMuteAlone = mute !== undefined && saved.judgedAt !== undefined && before?.status === after?.status
    const because = [...(mute ? [mute] : []), ...(isMuteAlone ? [] : reasonsOf(move, sides, between))]
    return { ...move, title: (after ?? before)?.title ?? move.check, because }
  })
  if (moves.account === null) return findings
  const { before, after } = moves.account
  const decided = findings.filter((each) => each.before === before || each.after === after)
  const because = reasonsOfAccount((decided.length > 0 ? decided : findings).flatMap((each) => each.because))
  const title = summary.headline ?? accountWords[after]
  return [...findings, { check: null, region: null, resource: null, before, after, title, because }]
}

/** What stands for a finding where its check could not be made at all: then none of its resources is named. */
function unreadAt({ check, region }: FindingPlace, findings: readonly repository.FindingSide[]) {
  const isHere = (other: FindingPlace) => other.check === check && (other.region === null || other.region === region)
  return findings.find((finding) => finding.fault !== null && isHere(finding)) ?? null
}

/** Where no finding speaks for the account. */
const accountWords: Record<Status, string> = {
  pass: 'Spinnaker can deploy, as far as could be checked',
  warn: 'A finding needs attention',
  fail: 'A finding blocks deployments',
  unknown: 'A prerequisite could not be checked',
  'not-applicable': 'There is nothing to check',
}

/** The scan that waits for a report; the first of several. None where a write has led to it. */
async function scansOf(tx: Db, moved: readonly Moved[]): Promise<(saved: Saved) => string | null> {
  const waiting = await waitingScans(tx, { runIds: [...new Set(moved.map(({ saved }) => saved.runId))] })
  return ({ runId, ecsAccountId, judgedAt }) => {
    if (judgedAt !== undefined) return null
    const scan = waiting.find((each) => each.runId === runId && each.ecsAccountIds.includes(ecsAccountId))
    return scan?.scanId ?? null
  }
}

type Account = { id: string; name: string; awsAccountId: string; awsAccount: string }

async function accountsOf(tx: Db, moved: readonly Moved[]): Promise<ReadonlyMap<string, Account>> {
  const rows = await tx.ecsAccount.findMany({
    where: { id: { in: moved.map(({ saved }) => saved.ecsAccountId) } },
    select: { id: true, name: true, awsAccountId: true, awsAccount: { select: { name: true } } },
  })
  return new Map(rows.map(({ awsAccount, ...row }) => [row.id, { ...row, awsAccount: awsAccount.name }]))
}

/** What the reports before said, where something moved. */
function sidesOf(tx: Db, moved: readonly Moved[]) {
  return repository.findingsOfReports(tx, { ids: moved.map(({ saved }) => saved.before.id) })
}

async function betweenOf(tx: Db, saved: Saved, account: Account): Promise<Between> {
  const since = { awsAccount: account.awsAccount, after: saved.before.scannedAt }
  const [replaced, refused] = [await readReplacedFacts(tx, since), await readRefusedFacts(tx, since)]
  const { own, others } = await writtenBetween(tx, saved, account)
  return {
    facts: replaced.map((each) => ({
      fact: each.name,
      region: each.region,
      changes: changesOfFact(each),
      again: sameJson(asJson(each.value), asJson(each.before.value)),
    })),
    refused: refused.map(({ name, ...rest }) => ({ fact: name, ...rest })),
    written: own.flatMap(reasonsOfLine),
    elsewhere: others.flatMap(reasonsOfLine),
    factOf,
  }
}

/** Of other accounts no more than anybody reads. */
const mostElsewhere = 10

/** What was written to the registry between two reports: to the account and the settings, and to the others. */
async function writtenBetween(tx: Db, { before, revision }: Saved, { id, awsAccountId }: Account) {
  const between = {
    // A report of an older version does not say by which revision it was judged.
    ...(before.revision === null ? { at: { gt: before.scannedAt } } : {}),
    revision: { gt: before.revision ?? 0, lte: revision ?? 0 },
  }
  const mine: Prisma.ChangeWhereInput[] = [{ entity: 'settings' }, { entityId: { in: [id, awsAccountId] } }]
  const own = await readLines(tx, { where: { ...between, OR: mine }, orderBy: { id: 'asc' } })
  if (own.length > 0) return { own, others: [] }
  const others = await readLines(tx, { where: between, orderBy: { id: 'desc' }, take: mostElsewhere })
  return { own, others }
}

function reasonsOfLine({ actor, entity, before, after }: Change): Reason[] {
  return changesOf({ entity, before, after }).flatMap((change) => writtenReasons(actor, change))
}

/** The fact whose reading makes a call: of those that a check reads where one of them does. */
function factOf(action: string, check: Check | undefined): string {
  const makes = (fact: keyof typeof collectors) => collectors[fact].actions.includes(action)
  const read = check === undefined ? [] : [...check.needs, ...check.uses]
  return read.find(makes) ?? factNames.find(makes) ?? read[0] ?? action
}
