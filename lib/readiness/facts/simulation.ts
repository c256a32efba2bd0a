import { z } from 'zod'

/** What AWS says the role that Clouddriver assumes may do (iam:SimulatePrincipalPolicy, batched), whoever asked. */
export const simulation = {
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
} as const
