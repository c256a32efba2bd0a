import type { ClusterFit, ClusterFits, FitClustersBody } from '@/lib/contracts/fit'
import { Problem } from '@/lib/problem'
import { capacityFactNames } from '@/lib/readiness/capacity/capacity-facts'
import type { FactName } from '@/lib/readiness/facts'
import type { Cluster } from '@/lib/readiness/facts/clusters'
import { computesFor } from '@/lib/readiness/fit/computes-for'
import { taskDefinitionSchema } from '@/lib/readiness/fit/definition-schema'
import { computeOf, fitTaskSchema } from '@/lib/readiness/fit/fit-task'
import type { RowsInput } from '@/lib/readiness/rows/rows-input'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Runtime } from '@/lib/runtime-types'
import { askedIn, placeIn } from './fit-asked'
import { rowInputs } from './rows'

const names: readonly FactName[] = ['clusters', ...capacityFactNames.all]

type Place = Parameters<typeof placeIn>[0]
type Asked = ReturnType<typeof askedIn>
type Compute = ReturnType<typeof computesFor>[number]
type Result = Pick<ClusterFit, 'on' | 'answer' | 'problem'>
/** The task as it is asked on one compute, or why ECS would not take it there. Read once, however many clusters. */
type AskOn = (compute: Compute) => Asked | Problem

/**
 * The question of /fit, asked of every cluster of the latest scan: each answer is that of /fit for the launch type or
 * capacity provider that it names. Regions whose clusters were not read have none.
 * @throws Problem `not-found` for an unknown account, `invalid` for a task that could run on nothing
 */
export async function fitClusters(runtime: Runtime, { body }: { body: FitClustersBody }): Promise<ClusterFits> {
  const { ecsAccount, region } = body
  const askOn = askingOn(body)
  const computes = computesIn(body, askOn)
  const query = { ...(ecsAccount !== undefined && { ecsAccount }), ...(region !== undefined && { region }) }
  const inputs = await rowInputs(runtime, query, names)
  const places = inputs.flatMap(placesOf).filter((place) => place.region === (region ?? place.region))
  return { clusters: places.flatMap((place) => fitsIn(place, computes, askOn)) }
}

function askingOn(body: FitClustersBody): AskOn {
  const known = new Map<string, Asked | Problem>()
  return (compute) => {
    const key = computeOf(compute)
    const asked = known.get(key) ?? askedOn(body, compute)
    known.set(key, asked)
    return asked
  }
}

function askedOn({ task, ...body }: FitClustersBody, compute: Compute): Asked | Problem {
  if (task === undefined) return problemOr(() => askedIn({ ...body, ...compute }))
  const parsed = fitTaskSchema.safeParse({ ...task, ...compute })
  if (parsed.success) return askedIn({ ...body, task: parsed.data })
  const problems = parsed.error.issues.map(({ path, message }) => ({
    severity: 'error' as const,
    line: null,
    column: null,
    path: ['task', ...path].join('.'),
    message,
  }))
  return new Problem('invalid', problems[0]?.message ?? 'This is not a task.', { problems })
}

/** What to ask of a cluster: what the reader chose, else all that the cluster has and the task may run on. */
function computesIn(body: FitClustersBody, askOn: AskOn): (cluster: Cluster) => Compute[] {
  const { task, launchType, capacityProvider } = { ...body, ...body.task }
  const chosen: Compute | null =
    capacityProvider !== undefined ? { capacityProvider } : launchType !== undefined ? { launchType } : null
  const compatible = task === undefined ? compatibleOf(body) : ['EC2', 'FARGATE']
  const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL'] as const
  const all = chosen
    ? [chosen]
    : launchTypes.filter((name) => compatible.includes(name)).map((name) => ({ launchType: name }))
  const asked = all.map(askOn)
  const [first] = asked
  if (first instanceof Problem && asked.every((one) => one instanceof Problem)) throw first
  return chosen ? () => [chosen] : (cluster) => computesFor(cluster, compatible)
}

/** The launch types that a definition is for; one that names none is for launch type EC2 (ECS API reference). */
function compatibleOf({ taskDefinition }: FitClustersBody): string[] {
  const parsed = taskDefinitionSchema.safeParse(taskDefinition)
  const definition = parsed.data?.taskDefinition ?? parsed.data
  const asked = definition?.requiresCompatibilities ?? []
  const said = asked.length > 0 ? asked : (definition?.compatibilities ?? [])
  return said.length === 0 ? ['EC2'] : said.map((one) => one.toUpperCase())
}

function placesOf({ registry, ecsAccount, facts }: RowsInput): Place[] {
  const mapping = mappingOf(registry, ecsAccount)
  const regions = isComplete(mapping) ? mappedRegions(mapping, registry.settings) : []
  return regions.map((region) => ({ known: facts, ecsAccount: ecsAccount.name, region }))
}

function fitsIn(place: Place, computes: (cluster: Cluster) => Compute[], askOn: AskOn): ClusterFit[] {
  const { known, ecsAccount, region } = place
  const clusters = known.regions[region]?.clusters
  if (!clusters?.ok) return []
  return clusters.value.map((cluster) => {
    const results = computes(cluster).map((compute) => ({
      on: computeOf(compute),
      ...resultOf(askOn(compute), place, cluster, clusters.at),
    }))
    const best = results.reduce((one, other) => (rankOf(other) < rankOf(one) ? other : one))
    return { ecsAccount, region, cluster: cluster.name, ...best }
  })
}

function resultOf(asked: Asked | Problem, place: Place, cluster: Cluster, scannedAt: string): Omit<Result, 'on'> {
  const answer = asked instanceof Problem ? asked : problemOr(() => placeIn(place, cluster, asked))
  if (!(answer instanceof Problem)) return { answer: { ...answer, scannedAt }, problem: null }
  const kind = answer.kind === 'invalid' ? 'refused' : 'unread'
  return { answer: null, problem: { kind, message: answer.message } }
}

/** The best news first: it fits, it fits once the cluster has grown, it may fit, nobody read it, it does not. */
function rankOf({ answer, problem }: Result): number {
  if (answer === null) return problem?.kind === 'unread' ? 3 : 5
  if (answer.fits === true) return 0
  if (answer.fits === null) return 2
  return answer.fitsAfterGrowth === true ? 1 : 4
}

function problemOr<T>(answer: () => T): T | Problem {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}
