/** What was saved last, so that its form can say so and take it back. */
export type Saved = {
  kind: 'aws' | 'ecs'
  name: string
  /** Its name before; null for what was new. */
  before: string | null
  /** Saved beside the other half of its mapping, which stays open. */
  isOtherHalf?: true
  /** Revisions that the save made. */
  revisions: readonly number[]
}

/** What was deleted, as it was. */
export type Removed = { entity: 'aws-account' | 'ecs-account'; account: { name: string; version: number } }
