import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultReferenceTask } from '@/lib/registry/reference-task'
import { defaultSettings, type Settings, settingsSchema } from '@/lib/registry/settings'

export type SeedRegistry = {
  settings: Settings
  awsAccounts: readonly AwsAccountInput[]
  ecsAccounts: readonly EcsAccountInput[]
}

const regions = (...names: readonly string[]) => names.map((name) => ({ name }))

const awsAccounts = [
  { name: 'core', accountId: '123456789012', regions: regions('us-east-1') },
  { name: 'docs', accountId: '210000000002', regions: regions('us-east-1') },
  { name: 'edge', accountId: '210000000003', regions: regions('eu-west-1', 'eu-central-1', 'ap-southeast-2') },
  { name: 'payments', accountId: '210000000004', regions: regions('us-east-1') },
  { name: 'search', accountId: '210000000005', regions: regions('us-east-1') },
  { name: 'ads', accountId: '210000000006', regions: regions('us-east-1', 'us-east-2') },
  { name: 'ledger', accountId: '210000000007', regions: regions('us-east-1', 'eu-west-2') },
  { name: 'jobs', accountId: '210000000008', regions: regions('us-east-1') },
  { name: 'risk', accountId: '210000000009', regions: regions('eu-central-1') },
  { name: 'mail', accountId: '210000000010', regions: regions('us-east-1'), externalId: 'mail-7c1d9e20' },
  { name: 'media', accountId: '210000000011', regions: regions('us-west-2') },
  { name: 'shop', accountId: '210000000012', regions: regions('us-east-1', 'us-west-2') },
  {
    name: 'gov',
    accountId: '210000000013',
    // Clouddriver cannot look up the zones of another partition with its own credentials: they are listed.
    regions: [{ name: 'us-gov-west-1', availabilityZones: ['us-gov-west-1a', 'us-gov-west-1b', 'us-gov-west-1c'] }],
    assumeRole: 'arn:aws-us-gov:iam::210000000013:role/SpinnakerManaged',
    reader: { mode: 'clouddriver-role', profile: 'gov' },
    clouddriverIdentity: 'arn:aws-us-gov:iam::210000000013:role/SpinnakerAuthRole',
  },
  { name: 'tools', accountId: '210000000014', regions: regions('us-east-1', 'ca-central-1') },
  {
    name: 'lab',
    accountId: '210000000015',
    regions: regions('us-east-1'),
    // Copied from docs and never changed.
    assumeRole: 'arn:aws:iam::210000000002:role/SpinnakerManaged',
  },
  {
    name: 'audit',
    accountId: '210000000016',
    regions: [
      ...regions('eu-west-1'),
      { name: 'af-south-1', availabilityZones: ['af-south-1a', 'af-south-1b', 'af-south-1c'] },
    ],
    reader: { mode: 'role', roleArn: 'arn:{partition}:iam::{accountId}:role/security/ShipshapeReader' },
  },
]

/** What some ECS accounts say for themselves. */
const own: Readonly<Record<string, Partial<EcsAccountInput>>> = {
  // Its pipelines still run on the team's old Spinnaker.
  payments: { release: '1.18' },
  jobs: { namingStrategy: 'tags' },
  mail: { namingStrategy: 'tags' },
  // What is to run there gets addresses of its own.
  tools: { referenceTask: { ...defaultReferenceTask, networkMode: 'awsvpc' } },
}

/** The registry of the team whose AWS the sandbox imagines (lib/sandbox/world): `<name>-ecs` on AWS account `<name>`. */
export const sandboxRegistry: SeedRegistry = {
  settings: settingsSchema.parse({
    ...defaultSettings,
    release: '2025.4',
    defaultAssumeRole: 'role/SpinnakerManaged',
    clouddriverIdentity: 'arn:aws:iam::123456789012:role/SpinnakerAuthRole',
  }),
  awsAccounts: awsAccounts.map((account) => awsAccountInputSchema.parse(account)),
  ecsAccounts: awsAccounts.map(({ name }) =>
    ecsAccountInputSchema.parse({ name: `${name}-ecs`, awsAccount: name, ...own[name] }),
  ),
}
