import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings } from '@/lib/registry/settings'
import type { World } from '@/lib/sandbox/world/world-types'

type Entries = {
  settings: Settings
  awsAccounts: readonly AwsAccountInput[]
  ecsAccounts: readonly EcsAccountInput[]
}

/** The registry as a database would hold it after it was written once. */
export function storedRegistry({ settings, awsAccounts, ecsAccounts }: Entries): Registry {
  return {
    revision: 1,
    settings,
    awsAccounts: awsAccounts.map((account) => ({ ...account, version: 1 })),
    ecsAccounts: ecsAccounts.map((account) => ({ ...account, version: 1 })),
  }
}

/** What a team would write down of a world: each account that Spinnaker manages, in the regions where it has something. */
export function registryOf(world: World, settings: Partial<Settings> = {}): Registry {
  const managed = world.accounts.filter(({ roles }) => roles.some(({ name }) => name === 'SpinnakerManaged'))
  return storedRegistry({
    settings: {
      ...defaultSettings,
      release: '2025.4',
      clouddriverIdentity: 'arn:aws:iam::123456789012:role/SpinnakerAuthRole',
      ...settings,
    },
    awsAccounts: managed.map(({ id, name, regions }) =>
      awsAccountInputSchema.parse({
        name,
        accountId: id,
        regions: Object.keys(regions).map((region) => ({ name: region })),
      }),
    ),
    ecsAccounts: managed.map(({ name }) => ecsAccountInputSchema.parse({ name: `${name}-ecs`, awsAccount: name })),
  })
}
