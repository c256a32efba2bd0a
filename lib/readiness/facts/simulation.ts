import { z } from 'zod'

/** What the assumed role's policies allow (iam:SimulatePrincipalPolicy, batched); service control policies are not seen. */
export const simulation = {
  scope: 'account',
  version: 1,
  schema: z.strictObject({
    principal: z.string(),
    decisions: z.array(
      z.strictObject({
        action: z.string(),
        resource: z.string(),
        decision: z.enum(['allowed', 'explicitDeny', 'implicitDeny']),
        /** False where the permissions boundary refused it; null where there is none. */
        allowedByBoundary: z.boolean().nullable(),
        missingContext: z.array(z.string()),
      }),
    ),
  }),
} as const
