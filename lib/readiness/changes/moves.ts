import { z } from 'zod'
import type { Finding } from '../finding'
import type { Report } from '../report'
import type { Status } from '../status'
import { type FindingPlace, placeKey } from './finding-change'
import type { StatusSince } from './status-since'
import type { ShownStatus } from './transition'

/** A finding whose status is not what it was; null on the side of the report that has no such finding. */
export type Move = FindingPlace & { before: ShownStatus | null; after: ShownStatus | null }

/** What moved between a report and the one before it. `account` is null where its status stayed. */
export type Moves = { account: { before: Status; after: Status } | null; findings: readonly Move[] }

/** Told from the statuses that stand beside the report before, so that nobody reads it for what stayed. */
export function movesOf(before: StatusSince, { status, findings }: Pick<Report, 'status' | 'findings'>): Moves {
  const was = new Map(Object.entries(before.findings).map(([key, each]) => [key, shown(each)]))
  const is = new Map(findings.map((finding) => [placeKey(finding), finding]))
  const moved = [...is].flatMap(([key, finding]) => {
    const earlier = was.get(key) ?? null
    const after = shownOf(finding)
    return earlier === after ? [] : [{ ...placeOf(finding), before: earlier, after }]
  })
  const gone = [...was].flatMap(([key, earlier]) =>
    is.has(key) ? [] : [{ ...placeOfKey(key), before: earlier, after: null }],
  )
  const account = before.account.status === status ? null : { before: before.account.status, after: status }
  return { account, findings: [...moved, ...gone] }
}

/** What a finding shows to people. */
const shownOf = ({ status, muted }: Pick<Finding, 'status' | 'muted'>): ShownStatus =>
  muted === null ? status : 'muted'

const shown = ({ status, muted }: StatusSince['findings'][string]): ShownStatus => (muted ? 'muted' : status)

const placeOf = ({ check, region, resource }: FindingPlace) => ({ check, region, resource })

const keySchema = z.tuple([z.string(), z.string().nullable(), z.string().nullable()])

function placeOfKey(key: string): FindingPlace {
  const [check, region, resource] = keySchema.parse(JSON.parse(key))
  return { check, region, resource }
}
