import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '@/lib/registry/json'
import { containerFields, describedFields, taskFields } from './definition-fields'
import { readDefinition } from './read-definition'
import { slimDefinition } from './slim-definition'

const secret = 'hunter2'
const values: Record<string, fc.Arbitrary<unknown>> = {
  cpu: fc.constantFrom(64, '256', '.5 vCPU'),
  memory: fc.constantFrom(512, '1 GB', 4096),
  memoryReservation: fc.constantFrom(16, 64),
  networkMode: fc.constantFrom('bridge', 'host', 'awsvpc', 'none', 'bogus'),
  pidMode: fc.constant('host'),
  ipcMode: fc.constant('task'),
  requiresCompatibilities: fc.subarray(['EC2', 'FARGATE', 'EXTERNAL']),
  compatibilities: fc.subarray(['EC2', 'FARGATE']),
  runtimePlatform: fc.constantFrom({ cpuArchitecture: 'ARM64' }, { operatingSystemFamily: 'LINUX', more: 1 }),
  placementConstraints: fc.constantFrom([{ type: 'distinctInstance' }], [{ type: 'other', expression: 'a' }]),
  requiresAttributes: fc.constant([{ name: 'ecs.capability.efs' }]),
  ephemeralStorage: fc.constantFrom({ sizeInGiB: 30 }, { sizeInGiB: 5 }),
  volumes: fc.constantFrom(
    [{ name: 'v', dockerVolumeConfiguration: { driver: 'rexray', driverOpts: { password: secret } } }],
    [
      { name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
      { name: 'w', odd: 1 },
    ],
  ),
  proxyConfiguration: fc.constant({ containerName: 'a', properties: [{ name: 'a', value: secret }] }),
  dockerLabels: fc.constant({ a: secret }),
  healthCheck: fc.constant({ command: ['CMD', secret] }),
  repositoryCredentials: fc.constant({ credentialsParameter: secret }),
  entryPoint: fc.constant([secret]),
  tags: fc.constant([{ key: 'a', value: secret }]),
  portMappings: fc.constantFrom(
    [{ containerPort: 80, hostPort: 8080 }],
    [{ containerPortRange: '90-92', protocol: 'udp', odd: 1 }],
  ),
  resourceRequirements: fc.constantFrom([{ type: 'GPU', value: '1' }], [{ type: 'InferenceAccelerator', value: 'a' }]),
  linuxParameters: fc.constantFrom({ devices: [{ hostPath: '/dev/x' }] }, { tmpfs: [{ size: 1 }] }),
  logConfiguration: fc.constant({ logDriver: 'splunk', options: { 'splunk-token': secret } }),
  firelensConfiguration: fc.constant({ type: 'fluentd', options: { a: secret } }),
  secrets: fc.constantFrom(
    [{ name: 'A', valueFrom: `arn:aws:secretsmanager:eu-west-1:1:secret:${secret}` }],
    [{ name: 'A', valueFrom: `arn:aws:ssm:eu-west-1:1:parameter/${secret}` }],
    [],
  ),
  privileged: fc.boolean(),
  environment: fc.constant([{ name: 'TOKEN', value: secret }]),
  environmentFiles: fc.constant([{ type: 's3', value: secret }]),
  command: fc.constant(['run', secret]),
}

/** Every field that ECS knows may be there, of its kind or of another, and one that nobody knows. */
const recordOf = (fields: readonly string[]) =>
  fc.record(
    Object.fromEntries([
      ...fields.map((name) => [name, values[name] ?? fc.constantFrom('a', ['a'], { a: 'a' }, true)]),
      ['unheardOf', fc.constantFrom(secret, [secret], { a: secret })],
    ]),
    { requiredKeys: [] },
  )
const { containerDefinitions: _, ...ofTask } = { ...taskFields, ...describedFields }
const definition = fc
  .tuple(recordOf(Object.keys(ofTask)), fc.array(recordOf(Object.keys(containerFields)), { maxLength: 3 }))
  .map(([task, containerDefinitions]): JsonObject => JSON.parse(JSON.stringify({ ...task, containerDefinitions })))
const chosen = fc.constantFrom({}, { launchType: 'EC2' } as const, { launchType: 'FARGATE' } as const)

describe('what is left of a pasted definition', () => {
  test('is read as the whole is', () => {
    fc.assert(
      fc.property(definition, chosen, (whole, on) => {
        expect(readDefinition(slimDefinition(whole), on)).toEqual(readDefinition(whole, on))
      }),
      { numRuns: 400 },
    )
  })

  test('holds nothing that people keep from others', () => {
    fc.assert(
      fc.property(definition, (whole) => {
        expect(JSON.stringify(slimDefinition(whole))).not.toContain(secret)
      }),
    )
  })

  test('is the same of what describe-task-definition answers, and in the spelling of CloudFormation', () => {
    const plain = { networkMode: 'host', containerDefinitions: [{ memory: 64, command: ['x'] }] }
    const left = { networkMode: 'host', containerDefinitions: [{ memory: 64 }] }
    expect(slimDefinition(plain)).toEqual(left)
    expect(slimDefinition({ taskDefinition: plain, tags: [] })).toEqual(left)
    const properties = { NetworkMode: 'host', ContainerDefinitions: [{ Memory: 64, Command: ['x'] }] }
    expect(slimDefinition({ Type: 'AWS::ECS::TaskDefinition', Properties: properties })).toEqual(left)
    expect(slimDefinition({ NetworkMode: 'host', ContainerDefinitions: [{ Memory: 64, Command: ['x'] }] })).toEqual(
      left,
    )
  })
})
