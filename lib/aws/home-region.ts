import type { Partition } from '@/lib/registry/regions'

/** Where a partition's IAM and STS live, and where its account-wide reads are made. */
const homeRegions: Record<string, string> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
  'aws-eusc': 'eusc-de-east-1',
} satisfies Record<Partition, string>

/** The home region of a partition; the commercial one for a partition nobody has heard of. */
export function homeRegion(partition: string): string {
  return homeRegions[partition] ?? 'us-east-1'
}
