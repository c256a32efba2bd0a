import type { Registry } from '@/lib/registry/registry'
import { mappingRegistry } from '../../testing/role-builders'

/** Texts that YAML 1.1 reads as something else unless they are quoted. */
const awkward = ['yes', 'null', '007', '1e3', '0x1f', '2026-11-25', '1_000', ' a: b #c', "it's", '"x"', '~', '12:30:45']

/** A registry whose export Spring Boot must read back as it is. */
export function awkwardRegistry(): Registry {
  const [first = '', ...others] = awkward
  const permissions = { READ: awkward, WRITE: ['ops'] }
  const aws = { accountId: '012345670123', assumeRole: 'role/SpinnakerManaged', environment: 'off', permissions }
  return mappingRegistry({
    aws: {
      ...aws,
      name: first,
      sessionName: '1.10',
      externalId: '0777',
      regions: [{ name: 'us-east-1', availabilityZones: ['us-east-1a'] }],
    },
    ecs: { name: 'ecs-0', awsAccount: first, namingStrategy: 'tags' },
    moreAws: others.map((name) => ({ ...aws, name, permissions: undefined })),
    moreEcs: others.map((name, index) => ({ name: `ecs-${index + 1}`, awsAccount: name })),
    settings: { defaultAssumeRole: 'role/SpinnakerManaged' },
  })
}
