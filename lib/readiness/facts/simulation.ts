import { z } from 'zod'

/** What AWS says the role that Clouddriver assumes may do (iam:SimulatePrincipalPolicy, batched), whoever asked. */
export const simulation = {
  scope: 'account',
  version: 2,
  schema: z.strictObject({
    principal: z.string(),
    /** Value of aws:RequestedRegion; policies that name regions were read for this one. */
    region: z.string(),
    decisions: z.array(
      z.strictObject({
        action: z.string(),
        resource: z.string(),
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
