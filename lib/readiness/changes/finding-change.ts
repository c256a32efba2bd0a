import type { Finding } from '../finding'
import type { FindingChange } from './finding-change-schema'

/** Whether the change is one for a person: a finding that asks for something is on one of its sides. */
export function asksForSomething({ before, after }: Pick<FindingChange, 'before' | 'after'>): boolean {
  return [before, after].some((side) => side !== null && !['pass', 'not-applicable'].includes(side.status))
}

/** Whether nobody could judge the finding, before or after, and nothing else is known of it. */
export function isUnread({ before, after }: Pick<FindingChange, 'before' | 'after'>): boolean {
  const statuses = [before?.status, after?.status]
  return statuses.includes('unknown') && !statuses.includes('fail') && !statuses.includes('warn')
}

/** What makes a finding the same from report to report. */
export type FindingPlace = Pick<Finding, 'check' | 'region' | 'resource'>

/** A place as one string, for maps. */
export const placeKey = ({ check, region, resource }: FindingPlace): string => JSON.stringify([check, region, resource])

/** Findings that appeared, went, or changed their status, in the order of `after`; what went comes last. */
export function findingChanges(before: readonly Finding[], after: readonly Finding[]): FindingChange[] {
  const earlier = new Map(before.map((finding) => [placeKey(finding), finding]))
  const later = new Set(after.map(placeKey))
  const changed = after.flatMap((finding) => {
    const was = earlier.get(placeKey(finding)) ?? null
    return was?.status === finding.status ? [] : [changeOf(was, finding, finding)]
  })
  const gone = before.filter((finding) => !later.has(placeKey(finding)))
  return [...changed, ...gone.map((finding) => changeOf(finding, null, finding))]
}

function changeOf(before: Finding | null, after: Finding | null, place: Finding): FindingChange {
  const { check, group, region, resource } = place
  return { check, group, region, resource, before: verdictOf(before), after: verdictOf(after) }
}

const verdictOf = (finding: Finding | null) => finding && { status: finding.status, title: finding.title }
