/** What one statement does for one principal. */
export type StatementReading = {
  /** Position in the document, from 0. */
  index: number
  does: 'admits' | 'denies' | 'conditional' | 'silent'
  effect: 'Allow' | 'Deny'
  why: string
  /** The condition key that leaves it open, where one does. */
  key: string | null
  /** Whether AWS documents that what leaves it open does not work. */
  trap: boolean
  /** Whether it speaks of the principal at all; a silent statement may, and fail by its condition. */
  namesPrincipal: boolean
  /** Whether it speaks of everybody. */
  everyone: boolean
}

/** What a trust policy says about one principal. */
export type Trust = {
  principal: string
  verdict: 'yes' | 'no' | 'conditional'
  reasons: string[]
  statements: StatementReading[]
}
