import { type FindingPlace, placeKey } from './changes/finding-change'
import type { Evidence } from './evidence'
import type { Finding, Muted } from './finding'
import { withFindings } from './make-report'
import type { Report } from './report'

/** A finding that somebody set aside, as long as its fingerprint stays. */
export type Mute = FindingPlace & Muted & { id: string; fingerprint: string }

/** Why a mute is over: its day has come, or the finding is another. */
export type Ended<M extends Mute = Mute> = { mute: M; why: 'time' | 'changed' }

/**
 * A report as those mutes leave it, and the mutes that have come to their end by it. `fingerprintOf` is told by the caller,
 * who hashes. A finding that is gone ends its mute, unless its check could not be made there.
 */
export function withMutes<M extends Mute>(
  report: Report,
  mutes: readonly M[],
  { now, fingerprintOf }: { now: string; fingerprintOf: (finding: Finding) => string },
): { report: Report; ended: Ended<M>[] } {
  const places = new Map(report.findings.map((finding) => [placeKey(finding), finding]))
  const isUnread = ({ check, region }: FindingPlace) =>
    report.findings.some(
      (each) => each.check === check && each.fault !== null && (each.region === null || each.region === region),
    )
  const ended = mutes.flatMap((mute): Ended<M>[] => {
    if (mute.until <= now) return [{ mute, why: 'time' }]
    const finding = places.get(placeKey(mute))
    if (finding === undefined) return isUnread(mute) ? [] : [{ mute, why: 'changed' }]
    return fingerprintOf(finding) === mute.fingerprint ? [] : [{ mute, why: 'changed' }]
  })
  const over = new Set(ended.map(({ mute }) => mute.id))
  const live = new Map(mutes.filter(({ id }) => !over.has(id)).map((mute) => [placeKey(mute), mute]))
  const findings = report.findings.map((finding) => ({ ...finding, muted: mutedBy(live.get(placeKey(finding))) }))
  return { report: withFindings(report, findings), ended }
}

/** The same report before anybody set anything aside. */
export function withoutMutes(report: Report): Report {
  return withFindings(
    report,
    report.findings.map((finding) => ({ ...finding, muted: null })),
  )
}

const mutedBy = (mute: Mute | undefined): Muted | null =>
  mute === undefined ? null : { by: mute.by, reason: mute.reason, until: mute.until }

/**
 * What a mute is of: the finding's status and evidence, and what AWS refused, without numbers that move by themselves (free
 * CPU, running tasks). Documents stand as they are: nobody's policy changes by itself.
 */
export function mutedContent({ status, evidence, fault }: Finding): string {
  const refused = fault && [fault.kind, fault.action, fault.region]
  return JSON.stringify([status, evidence.map(stillEvidence), refused])
}

function stillEvidence(evidence: Evidence): unknown {
  switch (evidence.kind) {
    case 'document':
      return evidence
    case 'table':
      return { ...evidence, title: still(evidence.title), rows: evidence.rows.map((row) => row.map(stillCell)) }
    case 'text':
      return { ...evidence, title: still(evidence.title), text: still(evidence.text) }
    case 'verdicts':
      return {
        ...evidence,
        aws: { ...evidence.aws, text: still(evidence.aws.text) },
        clouddriver: { ...evidence.clouddriver, text: still(evidence.clouddriver.text) },
      }
  }
}

type Cell = Extract<Evidence, { kind: 'table' }>['rows'][number][number]

const stillCell = (cell: Cell) =>
  typeof cell === 'string' ? still(cell) : cell.code === true ? cell : { ...cell, text: still(cell.text) }

/** Numbers that stand alone; those within a name, an id or an ARN stay. */
const still = (text: string) => text.replace(/(?<![\p{L}\p{N}_\-/:.])\d[\d,.]*(?![\p{L}\p{N}_\-/:])/gu, '#')
