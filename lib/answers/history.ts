import { z } from 'zod'
import type { Asker } from '@/lib/access/asker'
import { detailOf } from '@/lib/contracts/detail-of'
import type { ChangesAnswer, listChanges as listChangesContract } from '@/lib/contracts/history'
import type { ImportAnswer } from '@/lib/contracts/registry'
import { NotFound, Problem } from '@/lib/problem'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { beyondBounds, beyondSettingsBounds } from '@/lib/registry/bounds'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { changesOf } from '@/lib/registry/clouddriver/registry-diff'
import { unkeptOfAwsAccount, unkeptOfEcsAccount, unkeptOfSettings } from '@/lib/registry/clouddriver/unkept-keys'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { issueAt } from '@/lib/registry/issue'
import { jsonFieldsOf } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import type { RegistryChange } from '@/lib/registry/registry-change'
import { settingsSchema } from '@/lib/registry/settings'
import type { Runtime } from '@/lib/runtime-types'
import { type PlannedChange, plannedChanges } from '@/prisma/repositories/bring-to'
import { changesOfRevision, listChanges as readChanges } from '@/prisma/repositories/changes'
import { readRevision } from '@/prisma/repositories/registry'
import * as repository from '@/prisma/repositories/restore'
import { readSnapshotAt, registryOf } from '@/prisma/repositories/snapshot'
import { cursorOf, cutPage, idOf } from './cursor'
import { judgeAfterWrite, movesVerdicts } from './judge-after-write'
import { expectedVersion, type Precondition } from './precondition'
import { refuseOtherAddress } from './refuse-other-address'

type ChangesAsked = z.output<(typeof listChangesContract)['query']>

/** @throws Problem `not-readable` where `before` is no cursor of ours */
export async function listChanges(
  { database: { prisma } }: Runtime,
  { limit, before, entity, name }: ChangesAsked,
): Promise<ChangesAnswer> {
  const cursor = before === undefined ? null : idOf(before)
  const filter = { entity: entity ?? null, name: name ?? null }
  const lines = await readChanges(prisma, { ...filter, limit: limit + 1, before: cursor })
  const { shown, next } = cutPage(lines, limit, ({ id }) => cursorOf(id))
  return {
    changes: shown.map(({ id: _, entityId: _entity, ...line }) => line),
    next,
  }
}

/** @throws NotFound, Conflict where another version wrote what this one cannot read */
export async function getRevision(runtime: Runtime, { revision }: { revision: string }): Promise<Registry> {
  const number = await requireRevision(runtime, revision)
  return registryOf(number, await readSnapshotAt(runtime.database.prisma, number))
}

/** A registry of the past as `clouddriver-local.yml`. */
export const yamlOf = (registry: Registry): string => exportYaml(registry)

/** A revision, and the write that led to it; null for revision 0, which nobody wrote. */
export async function getRevisionPage(runtime: Runtime, { revision }: { revision: string }) {
  const { prisma } = runtime.database
  const registry = await getRevision(runtime, { revision })
  const lines = await changesOfRevision(prisma, registry.revision)
  const [first] = lines
  return {
    registry,
    current: await readRevision(prisma),
    write:
      first === undefined
        ? null
        : { revision: first.revision, at: first.at, actor: first.actor, changes: lines.flatMap(changesOf) },
  }
}

/**
 * What lies between two revisions, and the file of each. @throws NotFound where one of them is none
 */
export async function compareRevisions(runtime: Runtime, { from, to }: { from: string; to: string }) {
  const { prisma } = runtime.database
  const [first, second] = [await requireRevision(runtime, from), await requireRevision(runtime, to)]
  const [before, after] = [await readSnapshotAt(prisma, first), await readSnapshotAt(prisma, second)]
  return {
    changes: plannedChanges(before, after).flatMap(inWords),
    before: exportYaml(registryOf(first, before)),
    after: exportYaml(registryOf(second, after)),
  }
}

async function requireRevision({ database }: Runtime, asked: string): Promise<number> {
  const current = await readRevision(database.prisma)
  const revision = /^(?:0|[1-9]\d{0,8})$/.test(asked) ? Number(asked) : Number.NaN
  if (revision <= current) return revision
  throw new NotFound(`There is no revision ${asked}: the registry is at revision ${current}.`)
}

type Wanted = { revision: number; dryRun: boolean; ifMatch: Precondition; asker: Asker }

/**
 * Makes the registry what it was after a revision, as a new one, or tells what that would change.
 * @throws NotFound, Stale, Conflict, Problem `invalid` where the past holds what the registry no longer takes, `forbidden`
 * where that takes an admin
 */
export function restoreRegistry(runtime: Runtime, wanted: Wanted): Promise<ImportAnswer> {
  return takenBack(runtime, wanted, { write: repository.restoreRevision, plan: repository.planRestore })
}

/**
 * Takes back one write, as a new one, or tells what that would change.
 * @throws NotFound, Stale also where what it wrote was written again, Conflict, Problem `invalid`, `forbidden`
 */
export function undoRevision(runtime: Runtime, wanted: Wanted): Promise<ImportAnswer> {
  return takenBack(runtime, wanted, { write: repository.undoRevision, plan: repository.planUndo })
}

type Way = { write: typeof repository.restoreRevision; plan: typeof repository.planRestore }

async function takenBack(
  runtime: Runtime,
  { revision: target, dryRun, ifMatch, asker }: Wanted,
  { write, plan }: Way,
): Promise<ImportAnswer> {
  const { prisma } = runtime.database
  await requireRevision(runtime, String(target))
  const revision = await expectedVersion(ifMatch, 'The registry', () => readRevision(prisma))
  const inspect = (changes: readonly PlannedChange[]) => {
    refuseUntakable(changes)
    refuseMovedAddress(runtime, changes, asker)
  }
  const planned = dryRun
    ? await plan(prisma, target)
    : await write(prisma, { target, revision, actor: asker.actor, inspect })
  if (dryRun) inspect(planned)
  else await judgeMoved(runtime, planned)
  return { changes: planned.flatMap(inWords), problems: [] }
}

/** What was an address once may be none that this one may choose, or that may be called. */
function refuseMovedAddress({ env }: Runtime, planned: readonly PlannedChange[], { access }: Asker): void {
  for (const { entity, before, after } of planned) {
    if (entity !== 'settings') continue
    const [old, now] = [before, after].map((side) => settingsSchema.parse(side))
    if (old !== undefined && now !== undefined) refuseOtherAddress(env, { before: old, after: now, access })
  }
}

/** A release or a reference task that comes back is judged as if somebody had typed it; so is an account that does. */
async function judgeMoved(runtime: Runtime, planned: readonly PlannedChange[]): Promise<void> {
  const isMoved = ({ before, after }: PlannedChange) =>
    after !== null && (before === null || movesVerdicts(judgedSchema.parse(before), judgedSchema.parse(after)))
  const moved = planned.filter(({ entity }) => entity !== 'aws_account').filter(isMoved)
  if (moved.length === 0) return
  const isAll = moved.some(({ entity }) => entity === 'settings')
  await judgeAfterWrite(runtime, isAll ? null : moved.map(({ after }) => judgedSchema.parse(after).name ?? ''))
}

const judgedSchema = z.object({ name: z.string().optional(), release: z.unknown(), referenceTask: z.unknown() })

const entities = { aws_account: 'aws-account', ecs_account: 'ecs-account', settings: 'settings' } as const

const inWords = ({ entity, before, after }: PlannedChange): RegistryChange[] =>
  changesOf({ entity: entities[entity], before, after })

/** The past obeyed the rules of its day; what the registry would refuse today does not come back. */
function refuseUntakable(planned: readonly PlannedChange[]): void {
  const problems = planned.flatMap(({ entity, after }) =>
    after === null ? [] : untakable[entity](after).map(({ path, message }) => issueAt(path, message)),
  )
  if (problems.length > 0) throw new Problem('invalid', detailOf(problems), { problems: problems.slice(0, 100) })
}

type Untakable = { path: readonly (string | number)[]; message: string }

const untakable: Record<PlannedChange['entity'], (after: object) => Untakable[]> = {
  aws_account: (after) => {
    const account = awsAccountInputSchema.parse(after)
    const found = [...beyondBounds(jsonFieldsOf(account)), ...unkeptOfAwsAccount(account)]
    return found.map(({ path, message }) => ({ path: ['awsAccounts', account.name, ...path], message }))
  },
  ecs_account: (after) => {
    const account = ecsAccountInputSchema.parse(after)
    const found = [...beyondBounds(jsonFieldsOf(account)), ...unkeptOfEcsAccount(account)]
    return found.map(({ path, message }) => ({ path: ['ecsAccounts', account.name, ...path], message }))
  },
  settings: (after) => {
    const settings = settingsSchema.parse(after)
    const found = [...beyondSettingsBounds(jsonFieldsOf(settings)), ...unkeptOfSettings(settings)]
    return found.map(({ path, message }) => ({ path: ['settings', ...path], message }))
  },
}
