import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClusterFit, clusterFitsSchema, fitAnswerSchema } from '@/lib/contracts/fit'
import { problemSchema } from '@/lib/contracts/problem'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import type { FactSet } from '@/lib/readiness/fact-set'
import type { FactName } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import {
  capacityFacts,
  cluster,
  fargateFacts,
  instance,
  read,
  refused,
} from '@/lib/readiness/testing/capacity-builders'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { world } from '@/lib/sandbox/world/world'
import { storedRegistry } from '@/lib/whole-line/testing/registry-of'
import { scanRegistry } from '@/lib/whole-line/testing/scan-registry'
import { startWorld } from '@/lib/whole-line/testing/start-world'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { createEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { saveFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { sandboxRegistry } from '@/prisma/seed/sandbox-registry'
import * as fitClusters from './fit/clusters/route'
import * as fit from './fit/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>

beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  const { prisma } = runtime.database
  const regions = ['us-east-1', 'eu-west-1', 'us-west-2'].map((name) => ({ name }))
  const input = awsAccountInputSchema.parse({ name: 'prod', accountId: '123456789012', regions })
  await createAwsAccount(prisma, { input, actor: 'test' })
  const twin = ecsAccountInputSchema.parse({ name: 'prod-ecs', awsAccount: 'prod' })
  await createEcsAccount(prisma, { input: twin, actor: 'test' })
  const { awsAccountIds } = await readEntries(prisma)
  const awsAccountId = awsAccountIds.get('prod') ?? ''
  const runId = randomUUID()
  const save = (region: string, facts: Partial<Record<FactName, Gathered<unknown>>>) =>
    saveFacts(
      prisma,
      Object.entries(facts).map(([name, gathered]) =>
        // The keys are names of facts; Object.entries forgets it.
        ({ awsAccountId, name: name as FactName, region, gathered, runId, revision: 1 }),
      ),
    )
  await save('us-east-1', {
    clusters: read([cluster({ registeredInstances: 2 }), cluster({ name: 'jobs', capacityProviders: ['FARGATE'] })]),
    ...capacityFacts({ main: [instance(512, 2048), instance(256, 100)] }),
    ...fargateFacts(10, 12),
  })
  await save('eu-west-1', { clusters: refused('ecs:ListClusters', 'denied', 'eu-west-1') })
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

const task = { cpu: 256, memoryMiB: 512, launchType: 'EC2' }
const asked = { ecsAccount: 'prod-ecs', region: 'us-east-1', cluster: 'main', count: 1 }
const post = (body: unknown) => fit.POST(testRequest('POST', '/api/v1/fit', { body: JSON.stringify(body) }))

async function answerTo(body: unknown) {
  const response = await post(body)
  expect(response.status).toBe(200)
  return fitAnswerSchema.parse(await response.json())
}

describe('a task', () => {
  test('is placed on the facts of the last scan, in mode bridge unless said', async () => {
    expect(await answerTo({ ...asked, task, count: 3 })).toMatchObject({
      fits: false,
      placed: 2,
      perInstance: [
        { instance: 'i-512-2048', placed: 2, refuses: null },
        { instance: 'i-256-100', placed: 0, refuses: 'memory: 100 of 512' },
      ],
      limitedBy: 'cpu',
      task: { networkMode: 'bridge' },
    })
  })

  test('on Fargate meets the quota', async () => {
    const body = { ...asked, cluster: 'jobs', task: { ...task, launchType: 'FARGATE' }, count: 100 }
    expect(await answerTo(body)).toMatchObject({ fits: false, placed: 8, limitedBy: 'fargate-quota' })
  })

  test('may name a capacity provider in place of a launch type', async () => {
    const { launchType: _, ...size } = task
    const named = { ...size, capacityProvider: 'FARGATE' }
    expect(await answerTo({ ...asked, cluster: 'jobs', task: named })).toMatchObject({
      fits: true,
      growth: [],
      task: { capacityProvider: 'FARGATE' },
    })
    expect(await answerTo({ ...asked, task: named })).toMatchObject({
      fits: false,
      limitedBy: 'capacity-provider',
      summary: 'Capacity provider FARGATE is not attached to main. It has none.',
    })
  })

  test('may be a pasted task definition, in a cluster named by its ARN', async () => {
    const containerDefinitions = [
      { name: 'web', image: 'web', cpu: 128, memory: 256, portMappings: [{ hostPort: 80 }] },
    ]
    const arn = 'arn:aws:ecs:us-east-1:210000000004:cluster/main'
    const body = { ...asked, cluster: arn, taskDefinition: { taskDefinition: { containerDefinitions } } }
    expect(await answerTo(body)).toMatchObject({
      fits: true,
      placed: 1,
      task: { cpu: 128, memoryMiB: 256, ports: { tcp: [80] }, launchType: 'EC2' },
    })
  })
})

describe('what cannot be told is a problem that says why', () => {
  const cases: [string, unknown, number, string][] = [
    ['an unknown account', { ...asked, task, ecsAccount: 'Prod-ecs' }, 404, 'no ECS account named "Prod-ecs"'],
    ['a region that is not mapped', { ...asked, task, region: 'us-east-2' }, 404, 'us-east-1, eu-west-1 and us-west-2'],
    ['an unknown cluster', { ...asked, task, cluster: 'web' }, 404, 'There is main and jobs.'],
    ['a region that was never read', { ...asked, task, region: 'us-west-2' }, 404, 'POST /api/v1/scans checks it'],
    ['a refused call', { ...asked, task, region: 'eu-west-1' }, 503, 'ecs:ListClusters was denied in eu-west-1'],
    ['neither a task nor a definition', asked, 422, 'Send either task or taskDefinition.'],
    ['both', { ...asked, task, taskDefinition: {} }, 422, 'Send either task or taskDefinition.'],
    ['a launch type beside the task', { ...asked, task, launchType: 'EC2' }, 422, 'goes with taskDefinition'],
    ['both kinds of compute', { ...asked, task: { ...task, capacityProvider: 'x' } }, 422, 'Set either launchType'],
    ['neither of them', { ...asked, task: { cpu: 256, memoryMiB: 512 } }, 422, 'Set either launchType'],
    ['a capacity provider beside the task', { ...asked, task, capacityProvider: 'x' }, 422, 'goes with taskDefinition'],
    ['a definition without containers', { ...asked, taskDefinition: {} }, 422, 'at least one container'],
    ['a count of none', { ...asked, task, count: 0 }, 422, 'count'],
    ['an unknown launch type', { ...asked, task: { ...task, launchType: 'LAMBDA' } }, 422, 'task.launchType'],
  ]
  test.each(cases)('%s', async (_what, body, status, words) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    const problem = problemSchema.parse(await response.json())
    expect(JSON.stringify(problem)).toContain(JSON.stringify(words).slice(1, -1))
  })
})

describe('cases from the world, on what a scan of the sandbox reads', () => {
  const names = ['core', 'edge', 'jobs', 'risk']

  beforeAll(async () => {
    const { prisma } = runtime.database
    const awsAccounts = sandboxRegistry.awsAccounts.filter(({ name }) => names.includes(name))
    const ecsAccounts = sandboxRegistry.ecsAccounts.filter(({ awsAccount }) => names.includes(awsAccount))
    for (const input of awsAccounts) await createAwsAccount(prisma, { input, actor: 'test' })
    for (const input of ecsAccounts) await createEcsAccount(prisma, { input, actor: 'test' })
    const { sandbox, freshAws } = await startWorld(world)
    const registry = storedRegistry({ settings: sandboxRegistry.settings, awsAccounts, ecsAccounts })
    const { facts } = await scanRegistry(freshAws(), registry, { only: ['cluster-capacity'] })
    await sandbox.close()
    const { awsAccountIds } = await readEntries(prisma)
    for (const { name, awsAccount } of ecsAccounts) {
      await saveFacts(
        prisma,
        rowsOf(awsAccountIds.get(awsAccount) ?? '', facts.get(name) ?? { account: {}, regions: {} }),
      )
    }
  })

  function rowsOf(awsAccountId: string, { regions }: FactSet) {
    const runId = randomUUID()
    return Object.entries(regions).flatMap(([region, facts]) =>
      Object.entries(facts).map(([name, gathered]) =>
        // The keys are names of facts; Object.entries forgets it.
        ({ awsAccountId, name: name as FactName, region, gathered, runId, revision: 1 }),
      ),
    )
  }

  const core = { ecsAccount: 'core-ecs', region: 'us-east-1', cluster: 'core-main', count: 1 }
  const jobs = { ecsAccount: 'jobs-ecs', region: 'us-east-1', cluster: 'jobs-fargate', count: 1 }
  const edge = { ecsAccount: 'edge-ecs', region: 'eu-west-1', cluster: 'edge-eu-west-1', count: 500 }
  const web = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1' }] }
  const reserving = (length: number) => ({
    cpu: 64,
    memoryMiB: 64,
    launchType: 'EC2',
    ports: Array.from({ length }, (_, index) => 9000 + index),
  })

  test('a c6i.xlarge with a trunk takes at most 20 tasks in awsvpc, less what runs there', async () => {
    const task = { cpu: 10, memoryMiB: 16, networkMode: 'awsvpc', launchType: 'EC2' }
    const answer = await answerTo({ ...edge, task })
    expect(answer).toMatchObject({ fits: false, limitedBy: 'network-interfaces' })
    expect(answer.perInstance).toHaveLength(5)
    for (const { placed, instanceType } of answer.perInstance) {
      expect(instanceType).toBe('c6i.xlarge')
      expect(placed).toBeLessThanOrEqual(20)
    }
    expect(answer.placed).toBe(answer.perInstance.reduce((sum, { placed }) => sum + placed, 0))
  })

  test('96 host ports are one too many beside the five of the agent', async () => {
    expect(await answerTo({ ...core, task: reserving(96) })).toMatchObject({
      fits: false,
      placed: 0,
      limitedBy: 'ports',
    })
  })

  test('a placement constraint that no instance satisfies lets none take it', async () => {
    const placementConstraints = [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ g4dn.*' }]
    const containerDefinitions = [{ name: 'web', image: 'web:1', cpu: 256, memory: 512 }]
    const answer = await answerTo({
      ...core,
      taskDefinition: { family: 'web', placementConstraints, containerDefinitions },
    })
    expect(answer).toMatchObject({ fits: false, placed: 0, limitedBy: 'instances' })
    expect(answer.perInstance.filter(({ refuses }) => refuses === null)).toEqual([])
  })

  const sized = { ...web, cpu: '256', memory: '512' }

  test('bridge on Fargate is refused where it is said', async () => {
    const taskDefinition = { ...sized, networkMode: 'bridge' }
    const response = await post({ ...jobs, launchType: 'FARGATE', taskDefinition })
    expect(response.status).toBe(422)
    const message = 'Fargate supports network mode awsvpc only, not bridge.'
    expect(await response.json()).toMatchObject({
      detail: message,
      problems: [{ path: 'taskDefinition.networkMode', severity: 'error', message }],
    })
  })

  test('a size that Windows does not have on Fargate does not fit', async () => {
    const taskDefinition = {
      ...sized,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' },
    }
    expect(await answerTo({ ...jobs, taskDefinition })).toMatchObject({
      fits: false,
      placed: 0,
      limitedBy: 'fargate-size',
      summary: 'Windows has no size of 256 CPU and 512 MiB on Fargate: it begins at 1,024 CPU and ends at 4,096.',
    })
  })

  test('a task for EXTERNAL alone is placed on no instance of EC2', async () => {
    const taskDefinition = { ...sized, requiresCompatibilities: ['EXTERNAL'], networkMode: 'bridge' }
    const answer = await answerTo({ ...core, taskDefinition })
    expect(answer).toMatchObject({
      fits: false,
      placed: 0,
      limitedBy: 'instances',
      task: { launchType: 'EXTERNAL' },
      summary: 'The cluster has no instance for launch type EXTERNAL.',
    })
    expect(new Set(answer.perInstance.map(({ refuses }) => refuses))).toEqual(
      new Set(['an instance of EC2, takes no task of launch type EXTERNAL']),
    )
  })

  describe('the same question of every cluster', () => {
    const postClusters = (body: unknown) =>
      fitClusters.POST(testRequest('POST', '/api/v1/fit/clusters', { body: JSON.stringify(body) }))

    async function clustersFor(body: object): Promise<ClusterFit[]> {
      const response = await postClusters({ count: 1, ...body })
      expect(response.status).toBe(200)
      return clusterFitsSchema.parse(await response.json()).clusters
    }

    /** What /fit says of the place and the compute that an answer names. */
    async function byFit({ ecsAccount, region, cluster, on }: ClusterFit, { task, ...body }: Question) {
      const isLaunchType = ['EC2', 'FARGATE', 'EXTERNAL'].includes(on) && body.capacityProvider !== on
      const compute = isLaunchType && task?.capacityProvider !== on ? { launchType: on } : { capacityProvider: on }
      const asked = task === undefined ? { ...body, ...compute } : { ...body, task: { ...task, ...compute } }
      const response = await post({ ecsAccount, region, cluster, ...asked })
      const said = await response.json()
      return response.status === 200 ? { answer: said, problem: null } : { answer: null, problem: said.detail }
    }

    type Compute = { launchType?: string; capacityProvider?: string }
    type Question = { count: number; task?: object & Compute; taskDefinition?: object } & Compute

    const launchType = fc.constantFrom('EC2', 'FARGATE', 'EXTERNAL')
    const compute = fc.oneof(
      fc.constant({}),
      fc.constant({}),
      fc.record({ launchType }),
      fc.record({ capacityProvider: fc.constantFrom('FARGATE', 'FARGATE_SPOT', 'core-nodes') }),
    )
    const cpu = fc.constantFrom(64, 256, 512, 1024, 2048, 4096)
    const memoryMiB = fc.constantFrom(128, 512, 1024, 2048, 4096, 8192)
    const count = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 100, max: 1000 }))
    const networkMode = fc.constantFrom('bridge', 'host', 'awsvpc', 'none')
    const size = fc.record(
      { cpu, memoryMiB, networkMode, gpus: fc.integer({ min: 0, max: 1 }) },
      { requiredKeys: ['cpu', 'memoryMiB'] },
    )
    const few = fc.constantFrom(16, 64, 256)
    const port = fc.record({ containerPort: fc.constant(80), hostPort: fc.constantFrom(0, 22, 8080) })
    const container = fc.record(
      { name: fc.constant('web'), cpu: few, memory: few, portMappings: fc.array(port, { maxLength: 2 }) },
      { requiredKeys: ['name', 'cpu', 'memory'] },
    )
    const taskDefinition = fc.record(
      {
        containerDefinitions: fc.array(container, { minLength: 1, maxLength: 2 }),
        networkMode,
        cpu: fc.constantFrom('256', '1 vCPU', '4096'),
        memory: fc.constantFrom('2048', '8 GB'),
        requiresCompatibilities: fc.subarray(['EC2', 'FARGATE', 'EXTERNAL']),
        inferenceAccelerators: fc.constant([{ deviceName: 'a' }]),
      },
      { requiredKeys: ['containerDefinitions'] },
    )
    const question: fc.Arbitrary<Question> = fc.oneof(
      fc.record({ task: fc.tuple(size, compute).map(([one, on]) => ({ ...one, ...on })), count }),
      fc.tuple(fc.record({ taskDefinition, count }), compute).map(([one, on]) => ({ ...one, ...on })),
    )

    test('is answered as /fit answers it, for 200 random tasks', async () => {
      const seen = new Set<string>()
      await fc.assert(
        fc.asyncProperty(question, fc.nat(), async (asked, pick) => {
          seen.add(await answeredAlike(asked, pick))
        }),
        { numRuns: 200, seed: 12 },
      )
      expect(seen).toEqual(new Set(['true', 'false', 'null', 'unread', 'refused']))
    })

    /** Holds the answer for one of the clusters to that of /fit; says what the answer was. */
    async function answeredAlike(asked: Question, pick: number): Promise<string> {
      const response = await postClusters(asked)
      if (response.status === 422) return refusedAlike(asked)
      const { clusters } = clusterFitsSchema.parse(await response.json())
      const one = clusters[pick % clusters.length]
      if (one === undefined) throw new Error('no cluster was asked')
      const { answer, problem } = one
      expect(await byFit(one, asked)).toEqual({ answer, problem: problem?.message ?? null })
      return answer === null ? 'unread' : String(answer.fits)
    }

    const isOpen = ({ task, launchType: on, capacityProvider }: Question) =>
      [task?.launchType, task?.capacityProvider, on, capacityProvider].every((said) => said === undefined)

    /** What could run on nothing is refused by /fit too, with the same words. */
    async function refusedAlike(asked: Question): Promise<string> {
      if (isOpen(asked)) return 'refused'
      const [mine, theirs] = await Promise.all([postClusters(asked), post({ ...core, ...asked })])
      expect(theirs.status).toBe(422)
      expect((await mine.json()).problems).toEqual((await theirs.json()).problems)
      return 'refused'
    }

    test('a task that leaves open what it runs on is asked of what each cluster has', async () => {
      const clusters = await clustersFor({ task: { cpu: 256, memoryMiB: 512 } })
      const on = new Map(clusters.map(({ cluster, answer }) => [cluster, answer?.task.launchType]))
      expect(on.get('core-main')).toBe('EC2')
      expect(on.get('jobs-fargate')).toBe('FARGATE')
      expect(new Set(clusters.map(({ ecsAccount }) => ecsAccount))).toContain('edge-ecs')
    })

    test('one account or region may be asked alone', async () => {
      const task = { cpu: 256, memoryMiB: 512 }
      const ofCore = await clustersFor({ task, ecsAccount: 'core-ecs' })
      expect(new Set(ofCore.map(({ ecsAccount }) => ecsAccount))).toEqual(new Set(['core-ecs']))
      const inEurope = await clustersFor({ task, region: 'eu-west-1' })
      expect(new Set(inEurope.map(({ region }) => region))).toEqual(new Set(['eu-west-1']))
      expect((await postClusters({ task, count: 1, ecsAccount: 'nope' })).status).toBe(404)
    })

    test('a cluster whose compute would refuse the task says so, and the others answer', async () => {
      const task = { cpu: 256, memoryMiB: 512, networkMode: 'bridge' }
      const clusters = await clustersFor({ task })
      expect(clusters.find(({ cluster }) => cluster === 'core-main')?.answer?.fits).toBe(true)
      const jobs = clusters.find(({ cluster }) => cluster === 'jobs-fargate')
      expect(jobs?.answer?.fits).toBe(false)
      const definition = { containerDefinitions: [{ name: 'web', memory: 64 }], networkMode: 'bogus' }
      const response = await postClusters({ taskDefinition: definition, count: 1 })
      expect(response.status).toBe(422)
      expect((await response.json()).problems[0].path).toBe('taskDefinition.networkMode')
    })
  })
})
