import { asJson, type JsonObject } from '@/lib/registry/json'
import { pageDefaultRole } from '@/lib/registry/page-default-role'
import type { Registry } from '@/lib/registry/registry'
import { exportedDefaultRegions } from './default-regions'
import { awsEntryOf, ecsEntryOf, keptKeys } from './entry-of'
import { awsKeys, ecsKeys } from './fields'
import { withWrittenKeysOf } from './property-steps'
import { indented, writePair } from './write-yaml'

/** The registry as `clouddriver-local.yml`: exactly what Clouddriver binds, and keys that an import brought. */
export function exportYaml(registry: Registry): string {
  const sections = [writeSection('aws', awsSectionOf(registry)), writeSection('ecs', ecsSectionOf(registry))]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** The `aws` section as the registry states it. */
export function awsSectionOf(registry: Registry): JsonObject {
  const { settings, awsAccounts } = registry
  return {
    enabled: settings.awsEnabled,
    accounts: awsAccounts.map(awsEntryOf),
    defaultAssumeRole: settings.defaultAssumeRole ?? pageDefaultRole,
    defaultRegions: asJson(exportedDefaultRegions(registry)),
    ...Object.fromEntries(keptKeys(settings.other.aws, awsKeys)),
  }
}

/** The `ecs` section as the registry states it. */
export function ecsSectionOf(registry: Registry): JsonObject {
  const { settings, ecsAccounts } = registry
  const naming = settings.defaultNamingStrategy
  return {
    enabled: settings.ecsEnabled,
    ...(naming === null ? {} : { defaultNamingStrategy: naming }),
    accounts: ecsAccounts.map(ecsEntryOf),
    ...Object.fromEntries(keptKeys(settings.other.ecs, ecsKeys)),
  }
}

/** A section's lines. As on the set-up page, a blank line parts `aws.enabled` from the accounts. */
function writeSection(name: 'aws' | 'ecs', section: JsonObject): string[] {
  const pairs = Object.entries(withWrittenKeysOf(section)).flatMap(([key, value]) => {
    const lines = indented(writePair(key, value))
    return name === 'aws' && key === 'enabled' ? [...lines, ''] : lines
  })
  return [`${name}:`, ...pairs]
}
