import { type ContextEntry, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { clouddriverActions } from '@/lib/readiness/clouddriver/permissions'
import { standInFor, standInsIn } from '@/lib/readiness/clouddriver/stand-in'
import type { Facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import {
  findServiceLinkedRole,
  serviceLinkedRoleArn,
  serviceLinkedRoleNames,
} from '@/lib/readiness/service-linked-roles'
import { AwsFault, faultWithoutCode } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { readPages } from '../read-pages'
import { ownRoleOf } from '../reader-of'

const action = 'iam:SimulatePrincipalPolicy'

const pageSchema = z.object({
  EvaluationResults: z.array(
    z.object({
      EvalActionName: z.string(),
      EvalResourceName: z.string(),
      EvalDecision: z.enum(['allowed', 'explicitDeny', 'implicitDeny']),
      MissingContextValues: z.array(z.string()).default([]),
      PermissionsBoundaryDecisionDetail: z.object({ AllowedByPermissionsBoundary: z.boolean() }).optional(),
      OrganizationsDecisionDetail: z.object({ AllowedByOrganizations: z.boolean() }).optional(),
    }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
})

/** Actions that are asked about together: they share resources and what else the request would carry. */
type Question = { actions: readonly string[]; resources: readonly string[]; context?: Record<string, string> }
type Decision = Facts['simulation']['decisions'][number]
type Asked = Clients & { principal: string; requestedRegion: string }

export const simulation = collector({
  fact: 'simulation',
  actions: [action],
  // Without the list of roles all but the passing of roles can still be asked, without clusters all but what names them.
  uses: ['roles', 'clusters'],
  collect: async (aws, { awsAccount, settings, regions }, { roles, clusters = {} }) => {
    const principal = ownRoleOf(awsAccount, settings)?.roleArn
    if (principal === undefined) {
      throw faultWithoutCode('not-configured', action, aws.region, `AWS account "${awsAccount.name}" names no role.`)
    }
    const asked: Asked = Object.assign(aws, { principal, requestedRegion: regions[0] ?? aws.region })
    // Alone and first: whoever may not simulate is refused once, not once a question.
    const general = await simulate(asked, { actions: clouddriverActions, resources: ['*'] })
    const questions = roles?.ok ? questionsAbout(roles.value, principal) : []
    const further = await Promise.all([
      ...questions.map((question) => simulate(asked, question)),
      ...scopedQuestions(general, asked, activeClusters(clusters)).map((question) => simulateIfTaken(asked, question)),
    ])
    return { principal, region: asked.requestedRegion, decisions: [...general, ...further.flat()] }
  },
})

/** Whether the role may pass and read the task roles, and create the service-linked roles that the account lacks. */
function questionsAbout(roles: Facts['roles'], principal: string): Question[] {
  const taskRoles = roles.filter(mayBeTaskRole).map(({ arn }) => arn)
  const passing = {
    actions: ['iam:PassRole', 'iam:GetRole'],
    resources: taskRoles,
    context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  }
  const place = placeOf(principal)
  const missing = serviceLinkedRoleNames.filter(({ name }) => findServiceLinkedRole(roles, name) === undefined)
  const creating = missing.map((role) => ({
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [serviceLinkedRoleArn(role, place)],
    // Policies commonly allow it for one service by this key; without its value they would seem not to.
    context: { 'iam:AWSServiceName': role.service },
  }))
  return [...(taskRoles.length === 0 ? [] : [passing]), ...creating]
}

/** More than the roles that AWS lets tasks use: judging their policies is not a collector's business. */
function mayBeTaskRole({ trust }: Facts['roles'][number]): boolean {
  return JSON.stringify(trust).includes('ecs-tasks.amazonaws.com')
}

/** What was not allowed on `*` may be allowed on some resources; one question for each kind of them. */
function scopedQuestions(
  general: readonly Decision[],
  { principal, requestedRegion }: Asked,
  clusterArns: readonly string[],
): Question[] {
  const place = placeOf(principal)
  const byStandIn = new Map<string, { actions: string[]; resources: string[] }>()
  for (const { action: name, decision } of general) {
    const standIn = standInFor(name, { ...place, region: requestedRegion })
    if (decision !== 'implicitDeny' || standIn === null) continue
    const question = byStandIn.get(standIn) ?? { actions: [], resources: [standIn, ...standInsIn(clusterArns, name)] }
    byStandIn.set(standIn, { ...question, actions: [...question.actions, name] })
  }
  return [...byStandIn.values()]
}

function placeOf(roleArn: string): { partition: string; accountId: string } {
  const [, partition = 'aws', , , accountId = ''] = roleArn.split(':')
  return { partition, accountId }
}

/** Five actions share a kind of resource at most: with the imaginary cluster, this many fill one page of 1,000 decisions. */
const mostClusters = 199

function activeClusters(clusters: Readonly<Record<string, Gathered<Facts['clusters']>>>): string[] {
  const found = Object.values(clusters).flatMap((gathered) => (gathered.ok ? gathered.value : []))
  return found
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ arn }) => arn)
    .slice(0, mostClusters)
}

/** AWS refuses to simulate some actions together; then nothing is known beyond `*`. */
async function simulateIfTaken(asked: Asked, question: Question): Promise<Decision[]> {
  try {
    return await simulate(asked, question)
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code?.startsWith('InvalidInput')) return []
    throw error
  }
}

/** AWS documents no limit on the number of actions or resources; one page holds 1,000 decisions. */
async function simulate({ iam, region, principal, requestedRegion }: Asked, question: Question): Promise<Decision[]> {
  const pages = await readPages(
    action,
    region,
    pageSchema,
    (Marker) =>
      iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: principal,
          ActionNames: [...question.actions],
          ResourceArns: [...question.resources],
          ContextEntries: contextEntries({ 'aws:RequestedRegion': requestedRegion, ...question.context }),
          MaxItems: 1_000,
          Marker,
        }),
      ),
    (page) => (page.IsTruncated ? page.Marker : null),
  )
  return pages
    .flatMap(({ EvaluationResults }) => EvaluationResults)
    .map((result) => ({
      action: result.EvalActionName,
      resource: result.EvalResourceName,
      decision: result.EvalDecision,
      allowedByBoundary: result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary ?? null,
      allowedByOrganization: result.OrganizationsDecisionDetail?.AllowedByOrganizations ?? null,
      missingContext: result.MissingContextValues,
    }))
}

function contextEntries(values: Record<string, string>): ContextEntry[] {
  return Object.entries(values).map(([ContextKeyName, value]) => ({
    ContextKeyName,
    ContextKeyType: 'string',
    ContextKeyValues: [value],
  }))
}
