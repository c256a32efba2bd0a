import type { Report } from './report'
import { counted } from './words'

/** Whether an account is ready only as far as it could be read: its prerequisites hold, and some check could not be made. */
export function isReadyWithGaps({ status, gaps }: Pick<Report, 'status' | 'gaps'>): boolean {
  return status === 'pass' && gaps > 0
}

/** "3 checks could not be made". */
export function gapsText(gaps: number): string {
  return `${counted(gaps, 'check')} could not be made`
}

/** The word of a status that says ready with gaps. */
export const withGapsWord = 'Ready, with gaps'
