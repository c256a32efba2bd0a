import { type ContextEntry, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import type { Facts } from '@/lib/readiness/facts'
import { faultWithoutCode } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'
import { readPages } from '../read-pages'
import { ownRoleOf } from '../reader-of'
import { missingServiceLinkedRoles } from '../service-linked-roles'

const action = 'iam:SimulatePrincipalPolicy'

const pageSchema = z.object({
  EvaluationResults: z.array(
    z.object({
      EvalActionName: z.string(),
      EvalResourceName: z.string(),
      EvalDecision: z.enum(['allowed', 'explicitDeny', 'implicitDeny']),
      MissingContextValues: z.array(z.string()).default([]),
      PermissionsBoundaryDecisionDetail: z.object({ AllowedByPermissionsBoundary: z.boolean() }).optional(),
    }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
})

/** Actions that are asked about together: they share resources and what else the request would carry. */
type Question = { actions: string[]; resources: string[]; context: ContextEntry[] }

export const simulation = collector({
  fact: 'simulation',
  actions: [action],
  after: ['roles'],
  collect: async (aws, { awsAccount, settings }, { roles }) => {
    const role = ownRoleOf(awsAccount, settings)
    if (role === null) {
      throw faultWithoutCode('not-configured', action, aws.region, `AWS account "${awsAccount.name}" names no role.`)
    }
    const decisions = await Promise.all(
      questionsOf(roles, role.roleArn).map((question) => simulate(aws, role.roleArn, question)),
    )
    return { principal: role.roleArn, decisions: decisions.flat() }
  },
})

/** Whether the role may create the service-linked roles that the account lacks; nothing to ask where it lacks none. */
function questionsOf(roles: Facts['roles'], roleArn: string): Question[] {
  return missingServiceLinkedRoles(roles, roleArn).map(({ arn, service }) => ({
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [arn],
    // Policies commonly allow it for one service by this key; without its value they would seem not to.
    context: [{ ContextKeyName: 'iam:AWSServiceName', ContextKeyType: 'string' as const, ContextKeyValues: [service] }],
  }))
}

async function simulate({ iam, region }: Clients, principal: string, question: Question) {
  const pages = await readPages(
    action,
    region,
    async (Marker) => {
      const command = new SimulatePrincipalPolicyCommand({
        PolicySourceArn: principal,
        ActionNames: question.actions,
        ResourceArns: question.resources,
        ContextEntries: question.context,
        MaxItems: 1_000,
        Marker,
      })
      return parseAnswer(action, region, pageSchema, await iam.send(command))
    },
    (page) => (page.IsTruncated ? page.Marker : null),
  )
  return pages
    .flatMap(({ EvaluationResults }) => EvaluationResults)
    .map((result) => ({
      action: result.EvalActionName,
      resource: result.EvalResourceName,
      decision: result.EvalDecision,
      allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
      missingContext: result.MissingContextValues,
    }))
}
