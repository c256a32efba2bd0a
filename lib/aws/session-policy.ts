import { readerPolicy } from './reader-policy'

/**
 * The policy that goes with every AssumeRole: a session may do what its role may and what stands here, whichever is less,
 * so AWS itself refuses a write. STS takes at most 2,048 characters.
 */
export const sessionPolicy: string = JSON.stringify(readerPolicy())
