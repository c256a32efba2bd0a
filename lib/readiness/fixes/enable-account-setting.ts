import { partitionOf } from '@/lib/registry/regions'
import { joined, sh } from '@/lib/registry/sh'
import { consoleLink } from '../console-link'
import { listed } from '../words'
import type { WrittenFix } from './written-fix'

/** ECS account settings that are off; `principal` where they are one principal's own, which win over the account's default. */
export type EnableAccountSetting = { region: string; settings: readonly string[]; principal: string | null }

export function enableAccountSetting({ region, settings, principal }: EnableAccountSetting): WrittenFix {
  const console = consoleLink(partitionOf(region), region, 'ecs/v2/account-settings?region={region}')
  const command = principal === null ? sh`put-account-setting-default` : sh`put-account-setting`
  const whose = principal === null ? sh`` : sh` --principal-arn ${principal}`
  const who =
    principal === null
      ? 'for the account: it holds for every principal that has no setting of its own, the role that Clouddriver assumes among them'
      : `for ${principal}, whose own setting wins over the account's default`
  return {
    text: `Enable ${listed(settings)} in ${region} ${who}. Services and tasks made before keep their short ARNs, and cannot be tagged.`,
    cli: joined(
      settings.map((name) => sh`aws ecs ${command} --name ${name} --value enabled${whose} --region ${region}`),
      '\n',
    ),
    ...(console === undefined ? {} : { console }),
  }
}
