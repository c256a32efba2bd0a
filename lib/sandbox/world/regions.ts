import type { RegionDefinition } from './world-types'

/** The regions of the imaginary AWS: all that real AWS enables by default, and some that an account must opt in to. */
export const regions: readonly RegionDefinition[] = [
  ...[
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
  ].map((name) => ({ name, partition: 'aws' as const })),
  ...[
    'af-south-1',
    'ap-east-1',
    'ap-southeast-3',
    'ca-west-1',
    'eu-central-2',
    'eu-south-1',
    'il-central-1',
    'me-central-1',
  ].map((name) => ({ name, partition: 'aws' as const, optIn: true })),
  { name: 'us-gov-east-1', partition: 'aws-us-gov' },
  { name: 'us-gov-west-1', partition: 'aws-us-gov' },
  { name: 'cn-north-1', partition: 'aws-cn' },
  { name: 'cn-northwest-1', partition: 'aws-cn' },
]
