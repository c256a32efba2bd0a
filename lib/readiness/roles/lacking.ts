import { clouddriverActions, works } from '../clouddriver/permissions'
import { listed } from '../words'
import type { Permissions } from './permission-evidence'
import type { Permission } from './simulated'

/** Actions of that answer whose lack is more than a note, in the list's order. */
export function matter(known: Permissions, is: Permission['is']): string[] {
  return clouddriverActions.filter(
    (action) =>
      known.get(action)?.is === is && works.some((work) => work.gravity !== 'note' && work.actions.includes(action)),
  )
}

/** Whether no deploy to ECS works without it. */
export function isVital(action: string): boolean {
  return works.some(({ gravity, actions }) => gravity === 'fail' && actions.includes(action))
}

/** What is missing in Spinnaker for want of these actions: "Without iam:ListRoles the role list is empty." */
export function lacks(known: Permissions, actions: readonly string[]): string {
  return actions
    .map((action) => {
      const effects = works.filter((work) => work.gravity !== 'note' && work.actions.includes(action))
      return `Without ${action}${inRegions(refusedIn(known, [action]))} ${listed(effects.map(({ lack }) => lack))}.`
    })
    .join(' ')
}

/** The regions in which one of the actions is refused; null where one is refused in every mapped region. */
export function refusedIn(known: Permissions, actions: readonly string[]): readonly string[] | null {
  const places = actions.map((action) => {
    const permission = known.get(action)
    return permission?.is === 'refused' ? (permission.regions ?? null) : []
  })
  return places.includes(null) ? null : [...new Set(places.flatMap((regions) => regions ?? []))]
}

/** " in us-east-1 and eu-west-1"; nothing where it is so everywhere. */
export function inRegions(regions: readonly string[] | null): string {
  return regions === null || regions.length === 0 ? '' : ` in ${listed(regions)}`
}
