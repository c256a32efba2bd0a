import { clouddriverActions } from '@/lib/readiness/clouddriver/permissions'
import { standInFor, standInsIn } from '@/lib/readiness/clouddriver/stand-in'
import type { Facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import { isGlobalAction } from '@/lib/readiness/roles/global-action'
import {
  findServiceLinkedRole,
  serviceLinkedRoleArn,
  serviceLinkedRoleNames,
} from '@/lib/readiness/roles/service-linked-roles'
import { parseArn } from '@/lib/registry/arn'
import { AwsFault, faultWithoutCode } from '../aws-fault'
import { requests } from '../call-count'
import { collector } from '../collector'
import { ownRoleOf } from '../reader-of'
import { type Decision, type Question, simulate, simulateAction } from '../simulate'

type Clusters = Readonly<Record<string, Gathered<Facts['clusters']>>>
/** `home`: where IAM is, which is the region of every request to it. */
type Asked = { principal: string; regions: readonly string[]; home: string; clusters: Clusters }
type Ask = (question: Question) => Promise<Decision[]>

export const simulation = collector({
  fact: 'simulation',
  actions: [simulateAction],
  // Without the list of roles all but the passing of roles can still be asked, without clusters all but what names them.
  uses: ['roles', 'clusters'],
  calls: (read) => requests(simulateAction, questions(read('simulation'))),
  collect: async (aws, { awsAccount, settings, regions }, { roles, clusters = {} }) => {
    const principal = ownRoleOf(awsAccount, settings)?.roleArn
    if (principal === undefined) {
      throw faultWithoutCode(
        'not-configured',
        simulateAction,
        aws.region,
        `AWS account "${awsAccount.name}" names no role.`,
      )
    }
    const ask: Ask = (question) => simulate(aws, principal, question)
    const asked: Asked = { principal, regions, home: aws.region, clusters }
    // Alone and first: whoever may not simulate is refused once, not once a question.
    const general = await ask({ actions: clouddriverActions, resources: ['*'], region: null })
    const byRegion = general.filter(({ missingContext }) => missingContext.some(isRequestedRegion))
    const anywhere = general.filter((decision) => !byRegion.includes(decision))
    const passing = roles?.ok ? questionsAbout(roles.value, asked, byRegion.length > 0) : []
    const further = await Promise.all([
      ...passing.map(ask),
      ...scopedQuestions(anywhere, null, asked).map((question) => askIfTaken(ask, question)),
      ...regionalQuestions(byRegion, asked).map((question) => askInRegion(ask, question, asked)),
    ])
    return { principal, region: regions[0] ?? aws.region, decisions: [...anywhere, ...further.flat()] }
  },
})

/** Condition keys know no case. AWS names the keys that its policies mention and the question does not tell. */
function isRequestedRegion(key: string): boolean {
  return key.toLowerCase() === 'aws:requestedregion'
}

/** What policies make depend on the region is asked for each; it costs nothing where none mentions a region. */
function regionalQuestions(byRegion: readonly Decision[], { regions, home }: Asked): (Question & { region: string })[] {
  const actions = byRegion.map(({ action }) => action)
  const [everywhere, regional] = [actions.filter(isGlobalAction), actions.filter((action) => !isGlobalAction(action))]
  return [
    ...(everywhere.length === 0 ? [] : [{ actions: everywhere, resources: ['*'], region: home }]),
    ...(regional.length === 0 ? [] : regions.map((region) => ({ actions: regional, resources: ['*'], region }))),
  ]
}

async function askInRegion(ask: Ask, question: Question & { region: string }, asked: Asked): Promise<Decision[]> {
  const general = await ask(question)
  const scoped = scopedQuestions(general, question.region, asked).map((each) => askIfTaken(ask, each))
  return [...general, ...(await Promise.all(scoped)).flat()]
}

/** Whether the role may pass and read the task roles, and create the service-linked roles that the account lacks. */
function questionsAbout(
  roles: Facts['roles'],
  { principal, regions, home }: Asked,
  hangsOnRegion: boolean,
): Question[] {
  const resources = roles.filter(mayBeTaskRole).map(({ arn }) => arn)
  const passing = hangsOnRegion
    ? [
        { actions: ['iam:GetRole'], resources, region: home },
        ...regions.map((region) => ({ actions: ['iam:PassRole'], resources, region })),
      ]
    : [{ actions: ['iam:PassRole', 'iam:GetRole'], resources, region: null }]
  const place = placeOf(principal)
  const missing = serviceLinkedRoleNames.filter(({ name }) => findServiceLinkedRole(roles, name) === undefined)
  const creating = missing.map((role) => ({
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [serviceLinkedRoleArn(role, place)],
    region: hangsOnRegion ? home : null,
    // Policies commonly allow it for one service by this key; without its value they would seem not to.
    context: { 'iam:AWSServiceName': role.service },
  }))
  return [...(resources.length === 0 ? [] : passing), ...creating]
}

/** More than the roles that AWS lets tasks use: judging their policies is not a collector's business. */
function mayBeTaskRole({ trust }: Facts['roles'][number]): boolean {
  return JSON.stringify(trust).includes('ecs-tasks.amazonaws.com')
}

/** What was not allowed on `*` may be allowed on some resources; one question for each kind of them. */
function scopedQuestions(
  general: readonly Decision[],
  region: string | null,
  { principal, regions, home, clusters }: Asked,
): Question[] {
  const place = { ...placeOf(principal), region: region ?? regions[0] ?? home }
  const clusterArns = activeClusters(region === null ? Object.values(clusters) : [clusters[region]])
  const byStandIn = new Map<string, Question>()
  for (const { action, decision } of general) {
    const standIn = standInFor(action, place)
    if (decision !== 'implicitDeny' || standIn === null) continue
    const resources = [standIn, ...standInsIn(clusterArns, action)]
    const actions = byStandIn.get(standIn)?.actions ?? []
    byStandIn.set(standIn, { actions: [...actions, action], resources, region })
  }
  return [...byStandIn.values()]
}

function placeOf(roleArn: string): { partition: string; accountId: string } {
  const { partition = 'aws', accountId = '' } = parseArn(roleArn) ?? {}
  return { partition, accountId }
}

/** Five actions share a kind of resource at most: with the imaginary cluster, this many fill one page of 1,000 decisions. */
const mostClusters = 199

function activeClusters(clusters: readonly (Gathered<Facts['clusters']> | undefined)[]): string[] {
  return clusters
    .flatMap((gathered) => (gathered?.ok ? gathered.value : []))
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ arn }) => arn)
    .slice(0, mostClusters)
}

/** AWS refuses to simulate some actions together; then nothing is known beyond `*`. */
async function askIfTaken(ask: Ask, question: Question): Promise<Decision[]> {
  try {
    return await ask(question)
  } catch (error) {
    if (error instanceof AwsFault && error.fault.code?.startsWith('InvalidInput')) return []
    throw error
  }
}

/**
 * One question for all actions on `*`, one for passing roles, one for each role to create and for each kind of resource;
 * what hangs on the region is asked once more for each.
 */
function questions(simulation: Facts['simulation'] | undefined): number | undefined {
  if (simulation === undefined) return undefined
  const { decisions } = simulation
  const regional = decisions.filter(({ resource, region }) => resource === '*' && region !== null)
  const places = regional.map(({ action, region }) => (isGlobalAction(action) ? 'home' : region))
  const further = decisions.filter(({ resource }) => resource !== '*')
  const asked = further.map(({ action, resource, region }) => {
    if (/^iam:(PassRole|GetRole)$/.test(action)) return region === null ? 'passing' : `${action} ${region}`
    if (action === 'iam:CreateServiceLinkedRole') return resource
    // The first resource stands for all that were asked about with it.
    const first = further.find((each) => each.action === action && each.region === region)
    return `${first?.resource} ${region}`
  })
  return 1 + new Set(places).size + new Set(asked).size
}
