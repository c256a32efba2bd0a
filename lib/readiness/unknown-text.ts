import type { Mapping } from '@/lib/registry/mapping'
import { heldText, isOpenText, isUnknownText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import type { Check, RegionalVerdict } from './check'
import type { Fault } from './fault'

type Written = { path: string; text: unknown }

/** The texts, as written, that decide what a check of the registry says; a check that is not named reads none. */
const decisive: Readonly<Record<string, (registry: Registry, mapping: Mapping) => readonly Written[]>> = {
  'providers-enabled': (registry, mapping) => [...switches(registry), ...ofAwsAccount(registry, mapping, ['enabled'])],
  'account-id': (registry, mapping) => ofAwsAccount(registry, mapping, ['accountId']),
  'assume-role-form': (registry, mapping) => [
    ...ofAwsAccount(registry, mapping, ['accountId', 'assumeRole']),
    ...ofRegions(registry, mapping),
  ],
  regions: ofRegions,
  tagging: (registry, { ecsAccount }) => {
    const own = registry.ecsAccounts.find(({ name }) => name === ecsAccount.name)?.namingStrategy
    return [{ path: 'namingStrategy', text: own ?? registry.settings.defaultNamingStrategy }]
  },
  'assume-role': (registry, mapping) =>
    ofAwsAccount(registry, mapping, ['accountId', 'assumeRole', 'sessionName', 'externalId']),
}

/** `unknown` where a text that decides the check can be told by Clouddriver's environment alone; else null. */
export function unknownByText(check: Check, registry: Registry, mapping: Mapping): RegionalVerdict | null {
  const unknown = writtenFor(check, registry, mapping).find(({ text }) => isUnknownText(text))
  if (unknown === undefined) return null
  const fault = unknownTextFault(unknown.path, String(unknown.text))
  const title = `${check.name} depends on ${unknown.path}, which Clouddriver fills when it starts`
  return { status: 'unknown', resource: null, title, summary: fault.message, fault }
}

/** What is said where placeholders were judged by their defaults; empty where there were none. */
export function byDefaultNote(check: Check, registry: Registry, mapping: Mapping): string {
  const open = writtenFor(check, registry, mapping).filter(({ text }) => isOpenText(text) && !isUnknownText(text))
  if (open.length === 0) return ''
  const texts = [...new Set(open.map(({ path, text }) => `${path} is ${text}, read as "${heldText(String(text))}"`))]
  return ` Judged with a placeholder's default, which Clouddriver's environment may override: ${texts.join('; ')}.`
}

/** Why nobody but Clouddriver can tell: the call that waits for it is the one that assumes the role. */
export function unknownTextFault(path: string, text: string): Fault {
  const message = `${path} is ${text}, which only Clouddriver's environment can fill in.`
  return { kind: 'not-configured', action: 'sts:AssumeRole', code: null, requestId: null, region: null, message }
}

function writtenFor(check: Check, registry: Registry, mapping: Mapping): readonly Written[] {
  return decisive[check.check]?.(registry, mapping).filter(({ text }) => typeof text === 'string') ?? []
}

function switches({ settings }: Registry): Written[] {
  return [
    { path: 'ecs.enabled', text: settings.ecsEnabled },
    { path: 'aws.enabled', text: settings.awsEnabled },
  ]
}

type Field = 'accountId' | 'assumeRole' | 'sessionName' | 'externalId' | 'enabled'

/** Fields of the AWS account as they are written, or as the defaults of `aws` have them. */
function ofAwsAccount(registry: Registry, { awsAccount }: Mapping, fields: readonly Field[]): Written[] {
  const written = rawOf(registry, awsAccount?.name)
  if (awsAccount === null || written === undefined) return []
  const { defaultAssumeRole } = registry.settings
  const fallback = { assumeRole: defaultAssumeRole, sessionName: awsAccount.sessionName }
  return fields.map((field) => ({ path: field, text: written[field] ?? { ...fallback, ...nothing }[field] }))
}

const nothing = { accountId: null, externalId: null, enabled: null }

function ofRegions(registry: Registry, { awsAccount }: Mapping): Written[] {
  const own = rawOf(registry, awsAccount?.name)?.regions ?? []
  const names = own.length > 0 ? own : registry.settings.defaultRegions
  return names.map(({ name }) => ({ path: own.length > 0 ? 'regions' : 'defaultRegions', text: name }))
}

function rawOf(registry: Registry, name: string | undefined) {
  return registry.awsAccounts.find((account) => account.name === name)
}
