import { compareReleases } from '@/lib/registry/release'
import { regionCheck, type Verdict } from '../check'
import {
  namingStrategiesFrom,
  namingStrategyOf,
  needsTags,
  settingsOff,
  settingsSeen,
  taggingSettings,
} from '../clouddriver/tagging'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { AccountSetting } from '../facts/account-settings'
import type { Gathered } from '../gathered'
import { faultSentence } from '../unknown-words'
import { listed } from '../words'

type Subject = {
  ecsAccount: string
  settings: readonly AccountSetting[]
  release: string | null
  region: string
  whose: string
}

export const tagging = regionCheck({
  check: 'tagging',
  group: 'settings',
  name: 'Tagging',
  docs: 'https://spinnaker.io/docs/reference/providers/ecs/',
  rule: {
    source:
      'Reference of the ECS provider, "Naming strategies": tags need the long ARN formats. What Clouddriver reads of them: CreateServerGroupAtomicOperation.java, isTaggingEnabled (seen running in 1.26, 1.27 and 2026.2).',
    appliesTo: 'from 1.24, with naming strategy tags; to 1.26 Clouddriver reads only the first page of settings',
  },
  needs: [],
  uses: ['account-settings', 'reader-session'],
  judge: (facts, { mapping, settings, release, region }) => {
    const strategy = namingStrategyOf(mapping.ecsAccount, settings)
    if (!needsTags(strategy)) return [withoutTags(strategy)]
    if (release !== null && compareReleases(release, namingStrategiesFrom) < 0) return [beforeStrategies(release)]
    const gathered = facts['account-settings']
    if (!gathered.ok) {
      const { fault } = gathered
      const title = `Could not check whether services can be tagged in ${region}`
      return [{ status: 'unknown', resource: null, title, summary: faultSentence(fault), fault }]
    }
    const whose = whoseWords(facts['reader-session'])
    const ecsAccount = mapping.ecsAccount.name
    return [judgeSettings({ ecsAccount, settings: gathered.value, release, region, whose })]
  },
})

/** Settings hold for whoever asks: said where that is not the role that Clouddriver assumes. */
function whoseWords(session: Gathered<Facts['reader-session']>): string {
  if (!session.ok || session.value.isClouddriverRole) return ''
  return ` Read as ${session.value.readAs}. Settings apply per principal, and the role that Clouddriver assumes may have its own.`
}

function judgeSettings({ ecsAccount, settings, release, region, whose }: Subject): Verdict {
  const off = settingsOff(settings)
  const unseen = settingsOff(settingsSeen(settings, release))
  const evidence = [settingsTable(settings, unseen)] as const
  if (off.length > 0) {
    return {
      status: 'fail',
      resource: null,
      title: `Services cannot be tagged in ${region}: ${listed(off)} ${off.length === 1 ? 'is' : 'are'} off`,
      summary: `The naming strategy is tags, so Clouddriver rejects every deploy before it creates a service.${whose}`,
      evidence,
      fix: { kind: 'enable-account-setting', region, settings: off, principal: ownerOf(settings, off) },
    }
  }
  if (unseen.length > 0) {
    return {
      status: 'warn',
      resource: null,
      title: `Release ${release} cannot tell that services can be tagged in ${region}`,
      summary: `The long ARN formats are on, but Clouddriver to 1.26 reads only the first ten settings, and ${listed(unseen)} comes after them: with naming strategy tags it rejects every deploy.${whose}`,
      evidence,
      fix: {
        kind: 'edit-registry',
        entity: 'ecs-account',
        name: ecsAccount,
        field: 'namingStrategy',
        text: 'Upgrade Spinnaker to 1.27 or newer in its last patch, or take naming strategy tags away until then.',
      },
    }
  }
  return {
    status: 'pass',
    resource: null,
    title: `Services can be tagged in ${region}`,
    summary: `The naming strategy is tags, and the long ARN formats of services and tasks are on.${whose}`,
    evidence,
  }
}

/** The principal whose own settings are off; null where the account's default is. */
function ownerOf(settings: readonly AccountSetting[], off: readonly string[]): string | null {
  const principals = settings.filter(({ name }) => off.includes(name)).map(({ principal }) => principal)
  return principals.find((principal) => principal !== null && !principal.endsWith(':root')) ?? null
}

function settingsTable(settings: readonly AccountSetting[], unseen: readonly string[]): Evidence {
  return {
    kind: 'table',
    title: 'What tagging needs',
    columns: ['Setting', 'AWS', 'Clouddriver', 'Set for'],
    rows: taggingSettings.map((name) => {
      const found = settings.find((setting) => setting.name === name)
      const isOn = found?.value === 'enabled'
      return [
        { text: name, code: true },
        { text: found?.value ?? 'not listed', status: isOn ? ('pass' as const) : ('fail' as const) },
        unseen.includes(name)
          ? { text: isOn ? 'does not see it' : 'off', status: 'fail' as const }
          : { text: 'on', status: 'pass' as const },
        { text: found?.principal ?? 'unknown', code: true },
      ]
    }),
  }
}

function withoutTags(strategy: string): Verdict {
  const known = strategy.toLowerCase() === 'default'
  return {
    status: 'not-applicable',
    resource: null,
    title: `Naming strategy ${strategy} needs no tags`,
    summary: known
      ? 'Services carry application, stack and version in their names.'
      : `Only the strategy tags needs them. The ECS provider has the strategies default and tags: check that Clouddriver knows ${strategy}.`,
  }
}

function beforeStrategies(release: string): Verdict {
  return {
    status: 'not-applicable',
    resource: null,
    title: `Release ${release} has no naming strategies`,
    summary: `They came with ${namingStrategiesFrom}: this release ignores namingStrategy and puts no tags on services.`,
  }
}
