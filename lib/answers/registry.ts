import type { Asker } from '@/lib/access/asker'
import { detailOf } from '@/lib/contracts/detail-of'
import type { Issue } from '@/lib/contracts/problem'
import type { ImportAnswer, MergeAnswer } from '@/lib/contracts/registry'
import { Problem } from '@/lib/problem'
import { beyondSettingsBounds } from '@/lib/registry/bounds'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { halCommands } from '@/lib/registry/clouddriver/hal-commands'
import { unkeptOfSettings } from '@/lib/registry/clouddriver/unkept-keys'
import { jsonFieldsOf } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings, settingsSchema } from '@/lib/registry/settings'
import type { Runtime } from '@/lib/runtime-types'
import { applyRegistry } from '@/prisma/repositories/apply-registry'
import * as repository from '@/prisma/repositories/registry'
import { updateSettings } from '@/prisma/repositories/settings'
import { judgeAfterWrite, movesVerdicts } from './judge-after-write'
import { patched } from './patched'
import { expectedVersion, type Precondition } from './precondition'
import { refuseBeyondBounds } from './refuse-beyond-bounds'
import { refuseOtherAddress } from './refuse-other-address'
import { refuseUnkept } from './refuse-unkept'
import { listStartStopping } from './start-stopping'

const emptySettings: Record<string, unknown> = {
  ...defaultSettings,
  release: null,
  defaultAssumeRole: null,
  defaultNamingStrategy: null,
  clouddriverIdentity: null,
}

/** What a patch clears, as it is then: null where a setting may be null, else its default. */
function clearedBy(patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(emptySettings).filter(([key]) => patch[key] === null))
}

function withoutNulls(patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null))
}

export function getRegistry({ database }: Runtime): Promise<Registry> {
  return repository.readRegistry(database.prisma)
}

/**
 * Changes settings; what is cleared becomes null, or its default where it may not be null.
 * @throws Stale, Problem `invalid`, and `forbidden` where it takes an admin
 */
export async function patchSettings(
  runtime: Runtime,
  { patch, ifMatch, asker }: { patch: Record<string, unknown>; ifMatch: Precondition; asker: Asker },
): Promise<Registry> {
  const revision = await registryRevision(runtime, ifMatch)
  let isJudgedOtherwise = false
  const edit = (before: Settings) => {
    const after = patched(settingsSchema, { ...before, ...clearedBy(patch) }, withoutNulls(patch))
    refuseBeyondBounds(jsonFieldsOf(after), patch, beyondSettingsBounds)
    refuseUnkept(unkeptOfSettings(after).filter(({ path: [field] }) => String(field) in patch))
    refuseOtherAddress(runtime.env, { before, after, access: asker.access })
    isJudgedOtherwise = movesVerdicts(before, after)
    return after
  }
  const registry = await updateSettings(runtime.database.prisma, { edit, revision, actor: asker.actor })
  if (isJudgedOtherwise) await judgeAfterWrite(runtime, null)
  return registry
}

/** `from`: the deployment, profile or entry to read, where a file holds several. */
type ImportRequest = { text: string; from?: string | undefined; dryRun: boolean; ifMatch: Precondition; asker: Asker }

/**
 * Adds and replaces accounts by name from a clouddriver YAML, all or nothing; deletes nothing.
 * @throws Problem `invalid` with every problem of the file where one is an error, Stale
 */
export async function importRegistry(
  runtime: Runtime,
  { text, from, dryRun, ifMatch, asker: { actor, access } }: ImportRequest,
): Promise<ImportAnswer> {
  const before = await getRegistry(runtime)
  const expected = await expectedVersion(ifMatch, 'The registry', async () => before.revision)
  const file = { text, registry: before, from }
  const { registry: after, changes, problems } = await runtime.reading.read('import', file, actor)
  refuseErrors(problems)
  refuseOtherAddress(runtime.env, { before: before.settings, after: after.settings, access })
  if (dryRun || changes.length === 0) return { changes, problems }
  // Without If-Match too: the answer tells what the file changes of what was there, and that is what is written.
  await applyRegistry(runtime.database.prisma, { after, revision: expected ?? before.revision, actor })
  return { changes, problems }
}

export async function exportClouddriverYaml(runtime: Runtime): Promise<string> {
  return exportOf(await getRegistry(runtime))
}

/** A registry is never changed in place, and writing thousands of accounts takes a while: once a write of it. */
const written = new WeakMap<Registry, { yaml?: string; hal?: string }>()

function writtenOf(registry: Registry): { yaml?: string; hal?: string } {
  const texts = written.get(registry) ?? {}
  written.set(registry, texts)
  return texts
}

function exportOf(registry: Registry): string {
  const texts = writtenOf(registry)
  texts.yaml ??= exportYaml(registry)
  return texts.yaml
}

/** The file as it is served, and how many mappings of it would keep Clouddriver from starting. */
export async function exportFile(runtime: Runtime): Promise<{ text: string; stopsStart: number }> {
  const registry = await getRegistry(runtime)
  const stopping = await listStartStopping(runtime, registry)
  return { text: exportOf(registry), stopsStart: stopping.length }
}

export async function listHalCommands(runtime: Runtime): Promise<string> {
  const registry = await getRegistry(runtime)
  const texts = writtenOf(registry)
  texts.hal ??= halCommands(registry)
  return texts.hal
}

/** @throws Problem `invalid` with every problem of the file where one is an error */
export async function mergeIntoYaml(
  runtime: Runtime,
  { text, actor }: { text: string; actor: string },
): Promise<MergeAnswer> {
  const merged = await runtime.reading.read('merge', { text, registry: await getRegistry(runtime) }, actor)
  refuseErrors(merged.problems)
  return merged
}

function refuseErrors(problems: readonly Issue[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Problem('invalid', detailOf(errors), { problems })
}

function registryRevision(runtime: Runtime, ifMatch: Precondition): Promise<number | null> {
  return expectedVersion(ifMatch, 'The registry', async () => (await getRegistry(runtime)).revision)
}
