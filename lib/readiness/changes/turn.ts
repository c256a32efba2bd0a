import type { Status } from '../status'

/** An ECS account whose status is not what it was, and since when. */
export type Turn = { ecsAccount: string; before: Status; after: Status; since: string }
