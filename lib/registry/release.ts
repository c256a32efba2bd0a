import { z } from 'zod'

/** A Spinnaker release as people say it: 1.18, 1.26, 2025.4. A patch level is accepted and does not matter. */
export const releaseSchema = z.string().regex(/^\d{1,4}\.\d{1,3}(\.\d+)?$/, 'A release looks like 1.28 or 2025.4.')

/** Negative when `a` is older than `b`, 0 when they are the same minor release. */
export function compareReleases(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number)
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number)
  return aMajor - bMajor || aMinor - bMinor
}

/** Whether `release` is `border` or newer; an unset release is read as 1.18, as the set-up page has the rules. */
export function isFrom(release: string | null, border: string): boolean {
  return compareReleases(release ?? '1.18', border) >= 0
}
