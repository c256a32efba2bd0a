import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

/** What AWS says the role that Clouddriver assumes may do (iam:SimulatePrincipalPolicy, batched), whoever asked. */
export const simulation = fact({
  scope: 'account',
  version: 3,
  schema: z.strictObject({
    principal: z.string(),
    /** Where the imaginary resources are that were asked about for no region of their own. */
    region: z.string(),
    decisions: z.array(
      z.strictObject({
        action: z.string(),
        resource: z.string(),
        /** Value of aws:RequestedRegion that it holds for; null where no policy of the role mentions a region. */
        region: z.string().nullable(),
        decision: z.enum(['allowed', 'explicitDeny', 'implicitDeny']),
        /** False where the permissions boundary refused it; null where there is none. */
        allowedByBoundary: z.boolean().nullable(),
        /** False where a service control policy refused it; null where AWS looked at none. */
        allowedByOrganization: z.boolean().nullable(),
        missingContext: z.array(z.string()),
      }),
    ),
  }),
  items: ({ decisions }, other) =>
    decisions.filter(isAskedIn(other.decisions)).map(({ action, resource, region, decision }) => {
      const where = region === null ? '' : ` in ${region}`
      return item(`${action} ${resource}${where}`, `${action} on ${resource}${where}`, { decision })
    }),
})

type Decision = { action: string; resource: string; region: string | null }

/** What is asked follows from the roles and clusters of the account, whose own facts tell of those. */
function isAskedIn(decisions: readonly Decision[]) {
  const keyOf = ({ action, resource, region }: Decision) => `${action} ${resource} ${region}`
  const asked = new Set(decisions.map(keyOf))
  return (decision: Decision) => asked.has(keyOf(decision))
}
