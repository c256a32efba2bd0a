import { factNames } from '@/lib/readiness/facts'
import type { PolicyDocument } from '@/lib/readiness/facts/policy-document'
import { actionsOf } from './actions'
import { collectors } from './collectors'

/**
 * The least policy that lets an identity read an account for Shipshape: what the collectors declare, and no more. None of
 * these calls is limited to resources, because a scan reads all there is. Assuming roles and asking who one is belong to
 * Shipshape's own credentials and stand in no reader's policy.
 */
export function readerPolicy(): PolicyDocument {
  const reading = factNames.filter((fact) => collectors[fact].credentials !== 'base')
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actionsOf(reading), Resource: '*' }],
  }
}
