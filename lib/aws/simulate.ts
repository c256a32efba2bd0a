import { type ContextEntry, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import type { Facts } from '@/lib/readiness/facts'
import type { Clients } from './clients'
import { readPages } from './read-pages'

export const simulateAction = 'iam:SimulatePrincipalPolicy'

const decisionSchema = z.enum(['allowed', 'explicitDeny', 'implicitDeny'])
const boundarySchema = z.object({ AllowedByPermissionsBoundary: z.boolean() }).optional()

const pageSchema = z.object({
  EvaluationResults: z.array(
    z.object({
      EvalActionName: z.string(),
      EvalResourceName: z.string().default('*'),
      EvalDecision: decisionSchema,
      MissingContextValues: z.array(z.string()).default([]),
      PermissionsBoundaryDecisionDetail: boundarySchema,
      OrganizationsDecisionDetail: z.object({ AllowedByOrganizations: z.boolean() }).optional(),
      ResourceSpecificResults: z
        .array(
          z.object({
            EvalResourceName: z.string(),
            EvalResourceDecision: decisionSchema,
            MissingContextValues: z.array(z.string()).default([]),
            PermissionsBoundaryDecisionDetail: boundarySchema,
          }),
        )
        .default([]),
    }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
})

type Result = z.infer<typeof pageSchema>['EvaluationResults'][number]
export type Decision = Facts['simulation']['decisions'][number]

/** Actions that are asked about together: they share resources and what else the request would carry. */
export type Question = {
  actions: readonly string[]
  resources: readonly string[]
  /** Value of aws:RequestedRegion; null: the request says nothing of a region. */
  region: string | null
  context?: Readonly<Record<string, string>>
}

/**
 * What some requests of Clouddriver's carry. AWS names the keys of all policies that a question does not tell, also of
 * those about other actions, and then nobody knows whether a refusal hangs on them; so every question tells these.
 */
const usual = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com', 'iam:AWSServiceName': 'ecs.amazonaws.com' }

/** One question for the principal. AWS documents no limit on actions or resources; one page holds 1,000 decisions. */
export async function simulate({ iam, region }: Clients, principal: string, question: Question): Promise<Decision[]> {
  const asked = question.region === null ? usual : { ...usual, 'aws:RequestedRegion': question.region }
  const pages = await readPages(
    simulateAction,
    region,
    pageSchema,
    (Marker) =>
      iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principal,
          ActionNames: [...question.actions],
          ResourceArns: [...question.resources],
          ContextEntries: contextEntries({ ...asked, ...question.context }),
          MaxItems: 1_000,
          Marker,
        }),
      ),
    (page) => (page.IsTruncated ? page.Marker : null),
  )
  return pages.flatMap(({ EvaluationResults }) => EvaluationResults).flatMap((result) => decisionsOf(result, question))
}

/** Asked about resources by name, AWS answers for each of them within the action's answer, which then sums them up. */
function decisionsOf(result: Result, { region }: Question): Decision[] {
  const whole = {
    action: result.EvalActionName,
    region,
    allowedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
  }
  if (result.ResourceSpecificResults.length === 0) {
    return [{ ...whole, resource: result.EvalResourceName, decision: result.EvalDecision, ...limitsOf(result) }]
  }
  return result.ResourceSpecificResults.map((each) => ({
    ...whole,
    resource: each.EvalResourceName,
    decision: each.EvalResourceDecision,
    ...limitsOf(each),
  }))
}

function limitsOf(
  answer: Pick<Result, 'MissingContextValues' | 'PermissionsBoundaryDecisionDetail'>,
): Pick<Decision, 'missingContext' | 'allowedByBoundary'> {
  return {
    missingContext: answer.MissingContextValues,
    allowedByBoundary: answer.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
  }
}

function contextEntries(values: Readonly<Record<string, string>>): ContextEntry[] {
  return Object.entries(values).map(([ContextKeyName, value]) => ({
    ContextKeyName,
    ContextKeyType: 'string',
    ContextKeyValues: [value],
  }))
}
