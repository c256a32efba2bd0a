import { describe, expect, test } from 'vitest'
import { clouddriverActions } from '@/lib/readiness/clouddriver/permissions'
import type { Finding } from '@/lib/readiness/finding'
import { defaultKey } from '@/lib/sandbox/world/base-keys'
import { instances, service } from '@/lib/sandbox/world/cluster-builders'
import { instanceTypes } from '@/lib/sandbox/world/instance-types'
import { regions } from '@/lib/sandbox/world/regions'
import { policy, spinnakerAuthRole, spinnakerManaged, usualRoles } from '@/lib/sandbox/world/role-builders'
import type { Account, World } from '@/lib/sandbox/world/world-types'
import { registryOf } from './testing/registry-of'
import { scanRegistry } from './testing/scan-registry'
import { startWorld } from './testing/start-world'

/** Actions that the least-privilege role has on some resources only; all others it has on every resource. */
const scoped = clouddriverActions.filter((action) =>
  /^ecs:(?!(ListClusters|ListServices|ListAccountSettings|DescribeTaskDefinition|DeregisterTaskDefinition)$)/.test(
    action,
  ),
)
const everywhere = [
  ...clouddriverActions.filter((action) => !scoped.includes(action)),
  'iam:Simulate*',
  'ecs:DescribeCapacityProviders',
]

/** The actions on resources of the cluster named prod, and on the task definitions given; less those left out. */
function scopedPolicy(families: string, without: readonly string[] = []) {
  const kinds = ['service/prod/*', 'cluster/prod', 'task/prod/*', 'container-instance/prod/*']
  return policy(
    { Effect: 'Allow', Action: everywhere.filter((action) => !without.includes(action)), Resource: '*' },
    {
      Effect: 'Allow',
      Action: scoped.filter((action) => !without.includes(action)),
      Resource: [...kinds, `task-definition/${families}`].map((resource) => `arn:aws:ecs:*:*:${resource}`),
    },
  )
}

const spinnaker: Account = {
  id: defaultKey.accountId,
  name: 'spinnaker',
  partition: 'aws',
  roles: [spinnakerAuthRole],
  regions: {},
}

/** A whole scan of an account whose role has exactly this policy; `others` are clusters beside prod. */
async function permissionsWith(
  document: ReturnType<typeof policy>,
  others: readonly string[] = [],
): Promise<{ finding: Finding; questions: number }> {
  const role = { ...spinnakerManaged(), attachedPolicies: [], inlinePolicies: { Scoped: document } }
  const account: Account = {
    id: '220000000009',
    name: 'scoped',
    partition: 'aws',
    roles: [role, ...usualRoles],
    regions: {
      'us-east-1': {
        clusters: [
          {
            name: 'prod',
            services: [service('web-prod-v001', 2)],
            instances: instances('scoped prod', 2, 'm5.large'),
          },
          ...others.map((name) => ({ name, instances: instances(`scoped ${name}`, 1, 'm5.large') })),
        ],
      },
    },
  }
  const world: World = { regions, instanceTypes, baseKeys: [defaultKey], accounts: [spinnaker, account] }
  const { sandbox, freshAws } = await startWorld(world)
  const { reports, calls } = await scanRegistry(freshAws(), registryOf(world))
  await sandbox.close()
  const finding = reports.flatMap(({ findings }) => findings).find(({ check }) => check === 'permissions')
  if (finding === undefined) throw new Error('Permissions were not judged.')
  return { finding, questions: calls.filter(({ action }) => action === 'iam:SimulatePrincipalPolicy').length }
}

test('a role whose policy names the cluster in use is asked about that cluster, and may deploy', async () => {
  const { finding, questions } = await permissionsWith(scopedPolicy('*'))
  expect(finding).toMatchObject({
    status: 'pass',
    title: 'role/SpinnakerManaged may make every call that Clouddriver makes',
  })
  // On every resource; task roles; services, task definitions, tasks, clusters and container instances.
  expect(questions).toBe(7)
})

test('what such a policy may allow on names that nobody can know is a warning, not a failure', async () => {
  const { finding } = await permissionsWith(scopedPolicy('web-*'))
  expect(finding).toMatchObject({
    status: 'warn',
    title: 'Whether role/SpinnakerManaged may deploy depends on names',
    summary: expect.stringContaining('ecs:RegisterTaskDefinition'),
    fix: { text: expect.stringContaining('allow it for those names only') },
  })
})

test.each(['application-autoscaling:RegisterScalableTarget', 'ecs:CreateService'])(
  'a plain lack of %s beside what such a policy has in the cluster in use is a failure',
  async (action) => {
    const { finding } = await permissionsWith(scopedPolicy('*', [action]))
    expect(finding).toMatchObject({
      status: 'fail',
      title: `role/SpinnakerManaged may not call \`${action}\``,
    })
  },
)

test('a role that has all but the creating of services on every resource fails as before', async () => {
  const actions = [...everywhere, ...scoped].filter((action) => action !== 'ecs:CreateService')
  const { finding } = await permissionsWith(policy({ Effect: 'Allow', Action: actions, Resource: '*' }))
  expect(finding).toMatchObject({ status: 'fail', title: 'role/SpinnakerManaged may not call `ecs:CreateService`' })
})

test('a role that has it on every name of ECS but not the creating of services fails too', async () => {
  const actions = scoped.filter((action) => action !== 'ecs:CreateService')
  const { finding } = await permissionsWith(
    policy(
      { Effect: 'Allow', Action: everywhere, Resource: '*' },
      { Effect: 'Allow', Action: actions, Resource: 'arn:aws:ecs:*:*:*' },
    ),
  )
  expect(finding).toMatchObject({ status: 'fail', title: 'role/SpinnakerManaged may not call `ecs:CreateService`' })
})

describe('beside a cluster that the policy does not name', () => {
  const prodOnly = scopedPolicy('*')
  const describing = { Effect: 'Allow', Action: 'ecs:DescribeClusters', Resource: '*' } as const

  test('a refusal to describe both together does not show that it may not deploy to the one', async () => {
    const { finding } = await permissionsWith(prodOnly, ['batch'])
    expect(finding).toMatchObject({
      status: 'warn',
      title: 'role/SpinnakerManaged lacks 1 permission that Clouddriver uses',
      summary: expect.stringContaining('Whether it may deploy is unknown: ecs:DescribeClusters was denied'),
    })
  })

  test('a refusal to list the instances of the other is told with where it was allowed', async () => {
    const { finding } = await permissionsWith(policy(...[prodOnly.Statement].flat(), describing), ['batch'])
    expect(finding).toMatchObject({
      status: 'warn',
      title: 'role/SpinnakerManaged lacks 1 permission that Clouddriver uses',
      summary: 'Without ecs:ListContainerInstances instances have no host and no zone.',
    })
    expect(JSON.stringify(finding.evidence)).toContain(
      'AWS denied it to the check for cluster batch in us-east-1 (AccessDeniedException), and allowed it for prod.',
    )
  })
})
