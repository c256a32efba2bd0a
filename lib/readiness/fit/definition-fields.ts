/**
 * What each field of a task definition is to the question whether it fits. `looked-at`: read; `not-applicable`: ECS places
 * tasks whatever it says; `not-looked-at`: it may bear on placement and is not modelled, so the answer names it.
 */
export type Treatment = 'looked-at' | 'not-applicable' | 'not-looked-at'

/** Of RegisterTaskDefinition's request. */
export const taskFields: Readonly<Record<string, Treatment>> = {
  family: 'not-applicable',
  taskRoleArn: 'looked-at',
  executionRoleArn: 'looked-at',
  networkMode: 'looked-at',
  containerDefinitions: 'looked-at',
  volumes: 'looked-at',
  placementConstraints: 'looked-at',
  requiresCompatibilities: 'looked-at',
  cpu: 'looked-at',
  memory: 'looked-at',
  tags: 'not-applicable',
  pidMode: 'looked-at',
  ipcMode: 'looked-at',
  proxyConfiguration: 'looked-at',
  inferenceAccelerators: 'not-looked-at',
  ephemeralStorage: 'looked-at',
  runtimePlatform: 'looked-at',
  enableFaultInjection: 'not-applicable',
}

/** What describe-task-definition adds to it. */
export const describedFields: Readonly<Record<string, Treatment>> = {
  taskDefinitionArn: 'not-applicable',
  revision: 'not-applicable',
  status: 'not-applicable',
  requiresAttributes: 'looked-at',
  compatibilities: 'looked-at',
  registeredAt: 'not-applicable',
  deregisteredAt: 'not-applicable',
  deleteRequestedAt: 'not-applicable',
  registeredBy: 'not-applicable',
}

/** Of a ContainerDefinition. All containers of a task are placed together: what orders them orders no placement. */
export const containerFields: Readonly<Record<string, Treatment>> = {
  name: 'not-applicable',
  image: 'not-applicable',
  repositoryCredentials: 'looked-at',
  cpu: 'looked-at',
  memory: 'looked-at',
  memoryReservation: 'looked-at',
  links: 'not-applicable',
  portMappings: 'looked-at',
  essential: 'not-applicable',
  restartPolicy: 'looked-at',
  entryPoint: 'not-applicable',
  command: 'not-applicable',
  environment: 'not-applicable',
  environmentFiles: 'looked-at',
  mountPoints: 'not-applicable',
  volumesFrom: 'not-applicable',
  linuxParameters: 'looked-at',
  secrets: 'looked-at',
  dependsOn: 'looked-at',
  startTimeout: 'not-applicable',
  stopTimeout: 'not-applicable',
  versionConsistency: 'not-applicable',
  hostname: 'not-applicable',
  user: 'not-applicable',
  workingDirectory: 'not-applicable',
  disableNetworking: 'not-applicable',
  privileged: 'looked-at',
  readonlyRootFilesystem: 'not-applicable',
  dnsServers: 'not-applicable',
  dnsSearchDomains: 'not-applicable',
  extraHosts: 'not-applicable',
  dockerSecurityOptions: 'not-looked-at',
  interactive: 'not-applicable',
  pseudoTerminal: 'not-applicable',
  dockerLabels: 'not-applicable',
  ulimits: 'not-applicable',
  logConfiguration: 'looked-at',
  healthCheck: 'looked-at',
  systemControls: 'not-applicable',
  resourceRequirements: 'looked-at',
  firelensConfiguration: 'looked-at',
  credentialSpecs: 'not-looked-at',
}
