import { factNames } from '@/lib/readiness/facts'
import { actionsOf } from './actions'
import { collectors } from './collectors'

const readWithSession = factNames.filter((fact) => collectors[fact].credentials !== 'base')

/**
 * The policy that goes with every AssumeRole: a session may do what its role may and what stands here, whichever is less,
 * so AWS itself refuses a write. Derived from what the collectors declare. STS takes at most 2,048 characters.
 */
export const sessionPolicy: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actionsOf(readWithSession), Resource: '*' }],
})
