import type { ConfigEnvironment } from '@/lib/contracts/feeds'
import { flatProperties, type Scalar } from '@/lib/registry/clouddriver/flat-properties'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { feedWasRead } from './feed-reads'
import { getRevision } from './history'
import { getRegistry } from './registry'

type Asked = { application: string; profiles: string; label: string | null; actor: string }

/**
 * What a Spring Cloud Config server answers its client: profiles say nothing here, another application has no properties.
 * @throws NotFound for a label that is no revision, Conflict where another version wrote what this one cannot read
 */
export async function readConfig(
  runtime: Runtime,
  { application, profiles, label, actor }: Asked,
): Promise<ConfigEnvironment> {
  const registry = await (label === null ? getRegistry(runtime) : getRevision(runtime, { revision: label }))
  const isOurs = application === 'clouddriver'
  if (isOurs) await feedWasRead(runtime, 'config', actor)
  const name = `clouddriver-local.yml of Shipshape, revision ${registry.revision}`
  return {
    name: application,
    profiles: profiles.split(',').map((profile) => profile.trim()),
    label,
    version: String(registry.revision),
    state: null,
    propertySources: isOurs ? [{ name, source: propertiesOf(registry) }] : [],
  }
}

/** A registry is never changed in place: it is flattened once. */
const flat = new WeakMap<Registry, Record<string, Scalar>>()

function propertiesOf(registry: Registry): Record<string, Scalar> {
  const known = flat.get(registry)
  if (known !== undefined) return known
  const made = flatProperties(registry)
  flat.set(registry, made)
  return made
}
