import { expect, test } from 'vitest'
import { type FactName, factNames } from '@/lib/readiness/facts'
import type { GatheredFacts } from './gathered-facts'
import { testAccountId, testRegion } from './test-target'

/**
 * What every endpoint that speaks for AWS must make of the suite's region: the sandbox and moto run the same tests.
 * `unable` names the facts that the endpoint has no call for.
 */
export function collectorSuite(gather: () => Promise<GatheredFacts>, unable: readonly FactName[] = []): void {
  let gathered: Promise<GatheredFacts> | null = null
  const facts = () => {
    gathered ??= gather()
    return gathered
  }

  test('every fact is gathered once and none is a fault', async () => {
    const { records } = await facts()
    expect(records.map(({ fact }) => fact).sort()).toEqual([...factNames].sort())
    expect(records.flatMap(({ fact, gathered: { ok } }) => (ok ? [] : [fact]))).toEqual(unable)
  })

  test('the account is read with a session of its own role', async () => {
    const { value } = await facts()
    expect(value('reader-session')).toMatchObject({
      mode: 'clouddriver-role',
      accountId: testAccountId,
      readAs: `arn:aws:sts::${testAccountId}:assumed-role/SpinnakerManaged/Spinnaker`,
      isClouddriverRole: true,
    })
    expect(value('assumed-role')).toMatchObject({ tried: true, accountId: testAccountId })
  })

  test('roles come with their trust policies decoded', async () => {
    const { value } = await facts()
    const role = value('roles').find(({ name }) => name === 'web-task')
    expect(role).toMatchObject({ arn: `arn:aws:iam::${testAccountId}:role/web-task`, path: '/' })
    expect(role?.trust.Statement).toMatchObject([{ Effect: 'Allow', Action: 'sts:AssumeRole' }])
    expect(value('clouddriver-role')).toMatchObject({
      name: 'SpinnakerManaged',
      permissionsBoundary: null,
      maxSessionSeconds: 3600,
    })
    expect(value('clouddriver-role')?.trust).toEqual(
      value('roles').find(({ name }) => name === 'SpinnakerManaged')?.trust,
    )
  })

  test("the role's policies come by name", async () => {
    const { value } = await facts()
    expect(value('role-policies')).toEqual({ attached: expect.any(Array), inline: ['Iam'] })
  })

  test('the regions of the partition say whether they are on', async () => {
    const { value } = await facts()
    const here = value('opted-in-regions').find(({ name }) => name === testRegion)
    expect(here?.status).toBe('opt-in-not-required')
  })

  test('clusters come with their counts and attached capacity providers', async () => {
    const { value } = await facts()
    const clusters = value('clusters', testRegion)
    expect(clusters.map(({ name }) => name).sort()).toEqual(['empty', 'main'])
    expect(clusters.find(({ name }) => name === 'main')).toMatchObject({
      status: 'ACTIVE',
      registeredInstances: 2,
      capacityProviders: ['FARGATE', 'main-nodes'],
    })
  })

  test('instances are read only of clusters that have some', async () => {
    const { value, calls } = await facts()
    const instances = value('container-instances', testRegion)
    expect(Object.keys(instances)).toEqual(['main'])
    expect(instances.main).toMatchObject({ ok: true })
    const main = instances.main?.ok ? instances.main.value : []
    expect(main).toHaveLength(2)
    for (const instance of main) expect(instance).toMatchObject({ status: 'ACTIVE', agentConnected: true })
    expect(main.every(({ registered, remaining }) => remaining.cpu <= registered.cpu && registered.cpu > 0)).toBe(true)
    expect(calls.filter(({ action }) => action === 'ecs:ListContainerInstances')).toHaveLength(1)
  })

  test('group capacity providers lead to their groups', async () => {
    const { value } = await facts()
    expect(value('capacity-providers', testRegion)).toMatchObject([
      {
        name: 'main-nodes',
        autoScalingGroup: 'main-group',
        managedScaling: { targetCapacity: 80, minimumStep: 1, maximumStep: 10 },
      },
    ])
    expect(value('auto-scaling-groups', testRegion)).toMatchObject([
      {
        name: 'main-group',
        minimum: 1,
        maximum: 5,
        desired: 2,
        instances: 2,
        launchSuspended: null,
        instanceTypes: ['m5.large'],
      },
    ])
  })

  test('the instance types in use come with their sizes and network interfaces', async () => {
    const { value } = await facts()
    expect(value('instance-types', testRegion)).toEqual([
      { name: 'm5.large', vcpus: 2, memoryMiB: 8192, gpus: 0, networkInterfaces: 3 },
    ])
  })

  test('alarms keep their dimensions, their M of N, and whether they are metric math', async () => {
    const { value } = await facts()
    // Of a target-tracking policy AWS and moto make alarms of their own; the sandbox has those its world names.
    const alarms = value('alarms', testRegion).filter(({ name }) => !name.startsWith('TargetTracking-'))
    expect(alarms.map(({ name }) => name).sort()).toEqual(['web-cpu-high', 'web-errors'])
    expect(alarms.find(({ name }) => name === 'web-cpu-high')).toMatchObject({
      namespace: 'AWS/ECS',
      metricName: 'CPUUtilization',
      metricMath: false,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      actionsEnabled: true,
    })
    expect(alarms.find(({ name }) => name === 'web-errors')).toMatchObject({ metricMath: true, namespace: null })
  })

  test('scaling targets and policies name the service they scale', async () => {
    const { value } = await facts()
    expect(value('scalable-targets', testRegion)).toMatchObject([
      { resourceId: 'service/main/web', minimum: 1, maximum: 4, suspended: false },
    ])
    const policies = value('scaling-policies', testRegion)
    expect(policies.map(({ name, type, resourceId }) => [name, type, resourceId]).sort()).toEqual([
      ['web-cpu', 'TargetTrackingScaling', 'service/main/web'],
      ['web-out', 'StepScaling', 'service/main/web'],
    ])
    expect(policies.find(({ name }) => name === 'web-cpu')?.customizedMetric).toEqual({
      namespace: 'web',
      dimensions: 1,
    })
  })
  test('scheduled actions name the service they scale', async () => {
    const { value } = await facts()
    expect(value('scheduled-actions', testRegion)).toEqual([
      { name: 'office-hours', resourceId: 'service/main/web', schedule: 'cron(0 6 * * ? *)' },
    ])
  })

  test('subnets come with the tags that Clouddriver reads, and others are left out', async () => {
    const { value } = await facts()
    const tagged = value('subnets', testRegion).filter(({ name }) => name !== null)
    expect(tagged).toEqual([
      {
        id: expect.stringMatching(/^subnet-/),
        vpc: expect.stringMatching(/^vpc-/),
        availabilityZone: `${testRegion}a`,
        freeAddresses: expect.any(Number),
        immutableMetadata: '{"purpose":"internal"}',
        name: 'main.internal.a',
      },
    ])
  })

  test('Fargate vCPUs in use and their quota are numbers, or null where AWS keeps none', async () => {
    const { value } = await facts()
    const amounts = [value('fargate-quota', testRegion).vcpus, value('fargate-usage', testRegion).vcpus]
    for (const vcpus of amounts) expect(vcpus === null || vcpus >= 0).toBe(true)
  })
}
