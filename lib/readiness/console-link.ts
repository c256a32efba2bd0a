import { parseArn } from '@/lib/registry/arn'

/** Console host and the region that serves its global services, by partition; the iso partitions have no public console. */
const consoles: Readonly<Record<string, { host: string; home: string }>> = {
  aws: { host: 'console.aws.amazon.com', home: 'us-east-1' },
  'aws-cn': { host: 'console.amazonaws.cn', home: 'cn-north-1' },
  'aws-us-gov': { host: 'console.amazonaws-us-gov.com', home: 'us-gov-west-1' },
  'aws-eusc': { host: 'console.amazonaws-eusc.eu', home: 'eusc-de-east-1' },
}

/**
 * Address of a page of the AWS console. `path` begins after the host: `ecs/v2/clusters/main/services`. `region` null is
 * for global services (IAM, account settings). Undefined where the partition has no public console.
 */
export function consoleLink(partition: string, region: string | null, path: string): string | undefined {
  const found = consoles[partition]
  if (found === undefined) return undefined
  const where = region ?? found.home
  // China's console has no region in its host name.
  const host = partition === 'aws-cn' ? found.host : `${where}.${found.host}`
  return `https://${host}/${path.replace('{region}', where)}`
}

/** The role's own page, where its trust policy is edited; the role's ARN says the partition. */
export function roleConsoleLink(roleArn: string): string | undefined {
  const partition = parseArn(roleArn)?.partition ?? ''
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  return consoleLink(partition, null, `iam/home?region={region}#/roles/details/${encodeURIComponent(roleName)}`)
}

/** The cluster's page, on the tab `services`, `infrastructure` or another of the console's. */
export function clusterConsoleLink(
  partition: string,
  region: string,
  cluster: string,
  tab = 'services',
): string | undefined {
  return consoleLink(partition, region, `ecs/v2/clusters/${encodeURIComponent(cluster)}/${tab}?region={region}`)
}

/** The service's page inside its cluster. */
export function serviceConsoleLink(
  partition: string,
  region: string,
  cluster: string,
  service: string,
): string | undefined {
  return clusterConsoleLink(partition, region, cluster, `services/${encodeURIComponent(service)}`)
}

/** The alarm's page in CloudWatch. */
export function alarmConsoleLink(partition: string, region: string, alarm: string): string | undefined {
  return consoleLink(partition, region, `cloudwatch/home?region={region}#alarmsV2:alarm/${encodeURIComponent(alarm)}`)
}

/** Account settings, where opt-in regions are enabled. */
export function regionsConsoleLink(partition: string): string | undefined {
  return consoleLink(partition, null, 'billing/home?region={region}#/account')
}
