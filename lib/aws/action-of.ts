/** IAM's service prefix by SDK client. */
const prefixes: Record<string, string> = {
  ApplicationAutoScalingClient: 'application-autoscaling',
  AutoScalingClient: 'autoscaling',
  CloudWatchClient: 'cloudwatch',
  EC2Client: 'ec2',
  ECSClient: 'ecs',
  IAMClient: 'iam',
  ServiceQuotasClient: 'servicequotas',
  STSClient: 'sts',
}

/** The IAM action of an SDK command: ECSClient and ListClustersCommand make `ecs:ListClusters`. */
export function actionOf(clientName = 'AWS', commandName = 'Unknown'): string {
  return `${prefixes[clientName] ?? clientName}:${commandName.replace(/Command$/, '')}`
}
