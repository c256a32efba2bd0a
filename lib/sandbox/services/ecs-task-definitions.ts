import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { textOf } from '../input'
import type { Service } from '../world/world-types'
import { launchType } from './ecs-clusters'
import { ecsArn, shortName } from './ecs-names'

/** Each service has one task definition, of its own name and revision 1; a name without revision is the newest. */
export function describeTaskDefinition(call: Call): Result {
  const [family = '', revision = '1'] = shortName(textOf(call, 'taskDefinition') ?? '').split(':')
  const services = (call.contents.clusters ?? []).flatMap((cluster) => cluster.services ?? [])
  const service = services.find(({ name }) => name === family)
  if (service === undefined || revision !== '1')
    throw new AwsError('ClientException', 'Unable to describe task definition.')
  return { taskDefinition: definitionAnswer(call, service), tags: [] }
}

export function taskDefinitionResources(call: Call): readonly string[] {
  return [ecsArn(call, `task-definition/${shortName(textOf(call, 'taskDefinition') ?? '')}`)]
}

function definitionAnswer(call: Call, service: Service): Result {
  const { name, cpu, memoryMiB, networkMode, hostPorts = [], placedOn = [] } = service
  const fargate = launchType(service) === 'FARGATE'
  return {
    taskDefinitionArn: ecsArn(call, `task-definition/${name}:1`),
    family: name,
    revision: 1,
    status: 'ACTIVE',
    ...(fargate ? { cpu: String(cpu), memory: String(memoryMiB) } : {}),
    networkMode: networkMode ?? (fargate ? 'awsvpc' : 'bridge'),
    requiresCompatibilities: [launchType(service)],
    compatibilities: fargate ? ['EC2', 'FARGATE'] : ['EC2', 'EXTERNAL'],
    placementConstraints: placedOn.map((expression) => ({ type: 'memberOf', expression })),
    volumes: [],
    containerDefinitions: [
      {
        name,
        image: `${name}:1`,
        cpu,
        memory: memoryMiB,
        essential: true,
        portMappings: hostPorts.map((port) => ({ containerPort: port, hostPort: port, protocol: 'tcp' })),
        environment: [{ name: 'TOKEN', value: 'of nobody here' }],
        mountPoints: [],
        volumesFrom: [],
      },
    ],
  }
}
