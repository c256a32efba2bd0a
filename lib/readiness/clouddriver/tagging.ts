import type { EcsAccount } from '@/lib/registry/ecs-account'
import { compareReleases } from '@/lib/registry/release'
import type { Settings } from '@/lib/registry/settings'
import type { AccountSetting } from '../facts/account-settings'

/** Both must be on, or a deploy with tags throws "… do not allow tagging …". */
export const taggingSettings = ['serviceLongArnFormat', 'taskLongArnFormat'] as const

/** First release with naming strategies, and so with tags of Clouddriver's own (clouddriver fc08d9a75). */
export const namingStrategiesFrom = '1.24'

/** First release that reads ECS's settings to the last page (clouddriver 36952cc28, backported to 1.27). */
const allPagesFrom = '1.27'

/** A page of ListAccountSettings holds ten, and AWS has more. */
const page = 10

/**
 * The strategy by which Clouddriver names an ECS account's services, `default` where nobody chose one. Read in the code:
 * clouddriver-ecs/src/main/java/com/netflix/spinnaker/clouddriver/ecs/security/EcsCredentialsParser.java
 */
export function namingStrategyOf(ecsAccount: EcsAccount, settings: Settings): string {
  return ecsAccount.namingStrategy ?? settings.defaultNamingStrategy ?? 'default'
}

/** Whether a strategy puts tags on services: EcsTagNamer.java, found by NamerRegistry.java whatever the case. */
export function needsTags(strategy: string): boolean {
  return strategy.toLowerCase() === 'tags'
}

/**
 * The settings that Clouddriver sees when it decides whether it may tag: all from 1.27 on, before that those of the first
 * page. Without a release, all: who has chosen tags runs a release that knows them. Seen running (1.26, 1.27, 2026.2):
 * clouddriver-ecs/…/deploy/ops/CreateServerGroupAtomicOperation.java, isTaggingEnabled
 */
export function settingsSeen(settings: readonly AccountSetting[], release: string | null): readonly AccountSetting[] {
  return release !== null && compareReleases(release, allPagesFrom) < 0 ? settings.slice(0, page) : settings
}

/** Of the settings that tagging needs, those that are not on. */
export function settingsOff(settings: readonly AccountSetting[]): string[] {
  return taggingSettings.filter((name) => !settings.some((one) => one.name === name && one.value === 'enabled'))
}
