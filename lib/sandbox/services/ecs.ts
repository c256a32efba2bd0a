import type { Service } from '../call'
import { describeCapacityProviders } from './ecs-capacity-providers'
import { clusterResources, describeClusters, listClusters } from './ecs-clusters'
import { describeContainerInstances, instanceResources, listContainerInstances } from './ecs-container-instances'
import { clusterArn, clusterOf } from './ecs-names'
import { describeServices, listServices, serviceResources } from './ecs-services'
import { listAccountSettings } from './ecs-settings'
import { describeTaskDefinition, taskDefinitionResources } from './ecs-task-definitions'

export const ecs: Service = {
  signingName: 'ecs',
  prefix: 'ecs',
  protocol: 'json-1.1',
  target: 'AmazonEC2ContainerServiceV20141113',
  invalidCode: 'InvalidParameterException',
  throttleCode: 'ThrottlingException',
  operations: {
    ListClusters: { answer: listClusters },
    DescribeClusters: { resources: clusterResources, answer: describeClusters },
    ListContainerInstances: {
      resources: (call) => [clusterArn(call, clusterOf(call))],
      answer: listContainerInstances,
    },
    DescribeContainerInstances: { resources: instanceResources, answer: describeContainerInstances },
    DescribeCapacityProviders: { answer: describeCapacityProviders },
    ListServices: { answer: listServices },
    DescribeServices: { resources: serviceResources, answer: describeServices },
    DescribeTaskDefinition: { resources: taskDefinitionResources, answer: describeTaskDefinition },
    ListAccountSettings: { answer: listAccountSettings },
  },
}
