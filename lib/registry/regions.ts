import { parseArn } from './arn'

const partitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
] as const

export type Partition = (typeof partitions)[number]

const prefixes: readonly [string, Partition][] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
]

/** The AWS partition a region belongs to (rule of the SDK's endpoint rule set; the SDK is the oracle in the test). */
export function partitionOf(region: string): Partition {
  return prefixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'
}

/** The partition that an ARN says it is of; null where AWS has none of that name. */
export function partitionOfArn(arn: string): Partition | null {
  const name = parseArn(arn)?.partition
  return partitions.find((each) => each === name) ?? null
}

/** Regions enabled by default in every account, in the order in which an export picks one. */
export const defaultEnabledRegions: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'us-isob-west-1',
  'eu-isoe-west-1',
  'us-isof-east-1',
  'us-isof-south-1',
  'eusc-de-east-1',
]

/** Regions that an account must opt in to (account management guide, "Region availability"). */
export const optInRegions: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'me-west-1',
  'mx-central-1',
  'sa-west-1',
]

/** Whether a text has the form of a region's name; whether AWS has such a region is another question. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(text)
}

export function isKnownRegion(region: string): boolean {
  return defaultEnabledRegions.includes(region) || optInRegions.includes(region)
}
