import type { AwsAccountInput } from '@/lib/registry/aws-account'
import { heldText } from '@/lib/registry/open-text'
import type { Entity } from '../generated/client'
import { awsColumns } from './aws-account-row'
import { ecsFields } from './ecs-account-row'
import { isSameJson } from './json'
import type { RegistryWrite } from './registry-write'
import { replaceSettings } from './settings-row'
import type { Held, Snapshot } from './snapshot'

/** One line of history that a write would make. `before` is null for what it adds, `after` for what it removes. */
export type PlannedChange = { entity: Entity; entityId: string; before: object | null; after: object | null }

/** What leads from one registry to another, by id: an account that was deleted and made again is another account. */
export function plannedChanges(now: Snapshot, wanted: Snapshot): PlannedChange[] {
  const settings = { entity: 'settings', entityId: 'settings', before: now.settings, after: wanted.settings } as const
  return [
    ...(isSameJson(now.settings, wanted.settings) ? [] : [settings]),
    ...accountChanges('aws_account', now.awsAccounts, wanted.awsAccounts),
    ...accountChanges('ecs_account', now.ecsAccounts, wanted.ecsAccounts),
  ]
}

function accountChanges<I extends object>(
  entity: 'aws_account' | 'ecs_account',
  now: readonly Held<I>[],
  wanted: readonly Held<I>[],
): PlannedChange[] {
  const [before, after] = [inputsById(now), inputsById(wanted)]
  const gone = now.filter(({ id }) => !after.has(id))
  return [
    ...gone.map(({ id, input }) => ({ entity, entityId: id, before: input, after: null })),
    ...wanted.flatMap(({ id, input }): PlannedChange[] => {
      const old = before.get(id) ?? null
      return old !== null && isSameJson(old, input) ? [] : [{ entity, entityId: id, before: old, after: input }]
    }),
  ]
}

const inputsById = <I>(list: readonly Held<I>[]) => new Map(list.map(({ id, input }) => [id, input]))

/**
 * Brings the registry from `now` to `wanted` within one write, in some twenty statements whatever it holds. What is
 * the same keeps its version. The caller has made sure that every ECS account of `wanted` names an AWS account of it.
 */
export async function bringTo(write: RegistryWrite, now: Snapshot, wanted: Snapshot): Promise<void> {
  const changes = plannedChanges(now, wanted)
  if (changes.length === 0) return
  const ids = (entity: PlannedChange['entity'], isGone: boolean) =>
    changes.filter((each) => each.entity === entity && (each.after === null) === isGone).map(({ entityId }) => entityId)
  const [awsIds, ecsIds] = [ids('aws_account', false), ids('ecs_account', false)]
  const [awsGone, ecsGone] = [ids('aws_account', true), ids('ecs_account', true)]

  await parkNames(write, [...awsIds, ...awsGone], [...ecsIds, ...ecsGone])
  await replaceSettings(write, wanted.settings)
  await putAwsAccounts(write, pick(wanted.awsAccounts, awsIds))
  await putEcsAccounts(write, wanted, new Set(ecsIds))
  await write.tx.ecsAccount.deleteMany({ where: { id: { in: ecsGone } } })
  await write.tx.awsAccount.deleteMany({ where: { id: { in: awsGone } } })
  await putInOrder(write, wanted)
  await write.recordAll(changes.filter(({ entity }) => entity !== 'settings'))
}

function pick<I>(list: readonly Held<I>[], ids: readonly string[]): Held<I>[] {
  const wanted = new Set(ids)
  return list.filter(({ id }) => wanted.has(id))
}

/** Names are unique at every moment, also where two accounts swap theirs: until they have them they are called by id. */
async function parkNames({ tx }: RegistryWrite, aws: readonly string[], ecs: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE aws_account SET name = id::text WHERE id = ANY(${[...aws]}::uuid[])`
  await tx.$executeRaw`UPDATE ecs_account SET name = id::text WHERE id = ANY(${[...ecs]}::uuid[])`
}

async function putAwsAccounts({ tx, revision }: RegistryWrite, list: readonly Held<AwsAccountInput>[]): Promise<void> {
  const rows = list.map(({ id, input }) => ({ id, ...awsColumns(input) }))
  // `json`, not `jsonb`: keys keep their order.
  await tx.$executeRaw`
    INSERT INTO aws_account (id, name, account_id, fields, version)
    SELECT id, name, "accountId", fields, ${revision}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(id uuid, name text, "accountId" text, fields json)
    ON CONFLICT (id) DO UPDATE
    SET name = EXCLUDED.name, account_id = EXCLUDED.account_id, fields = EXCLUDED.fields, version = EXCLUDED.version`
}

/** Those in `changed` as a whole; of the others only which AWS account it is that has the name they have written. */
async function putEcsAccounts(
  { tx, revision }: RegistryWrite,
  { awsAccounts, ecsAccounts }: Snapshot,
  changed: ReadonlySet<string>,
): Promise<void> {
  const named = new Map([
    ...awsAccounts.map((each) => [heldText(each.input.name), each] as const),
    ...awsAccounts.map((each) => [each.input.name, each] as const),
  ])
  const rows = ecsAccounts.map(({ id, input }) => {
    const found = named.get(input.awsAccount) ?? named.get(heldText(input.awsAccount))
    if (found === undefined) throw new Error(`ECS account ${id} would name no AWS account: its names were not checked.`)
    return { id, name: input.name, awsAccountId: found.id, fields: ecsFields(input, found.input.name) }
  })
  await tx.$executeRaw`
    INSERT INTO ecs_account (id, name, aws_account_id, fields, version)
    SELECT id, name, "awsAccountId", fields, ${revision}
    FROM json_to_recordset(${JSON.stringify(rows.filter(({ id }) => changed.has(id)))}::json)
      AS row(id uuid, name text, "awsAccountId" uuid, fields json)
    ON CONFLICT (id) DO UPDATE
    SET name = EXCLUDED.name, aws_account_id = EXCLUDED.aws_account_id, fields = EXCLUDED.fields, version = EXCLUDED.version`
  const pointers = rows.map(({ id, awsAccountId }) => ({ id, awsAccountId }))
  await tx.$executeRaw`
    UPDATE ecs_account SET aws_account_id = row."awsAccountId"
    FROM json_to_recordset(${JSON.stringify(pointers)}::json) AS row(id uuid, "awsAccountId" uuid)
    WHERE ecs_account.id = row.id AND ecs_account.aws_account_id <> row."awsAccountId"`
}

/** Clouddriver gives the last of a pair precedence, so what comes back stands where it stood. */
async function putInOrder({ tx }: RegistryWrite, { awsAccounts, ecsAccounts }: Snapshot): Promise<void> {
  const orderBy = { position: 'asc' } as const
  const select = { id: true } as const
  if (!isOrder(await tx.awsAccount.findMany({ select, orderBy }), awsAccounts)) {
    await tx.$executeRaw`
      UPDATE aws_account SET position = top.position + list.place
      FROM unnest(${idsOf(awsAccounts)}::uuid[]) WITH ORDINALITY AS list(id, place), (SELECT max(position) AS position FROM aws_account) top
      WHERE aws_account.id = list.id`
    await tx.$queryRaw`SELECT setval(pg_get_serial_sequence('aws_account', 'position'), max(position))::text FROM aws_account`
  }
  if (!isOrder(await tx.ecsAccount.findMany({ select, orderBy }), ecsAccounts)) {
    await tx.$executeRaw`
      UPDATE ecs_account SET position = top.position + list.place
      FROM unnest(${idsOf(ecsAccounts)}::uuid[]) WITH ORDINALITY AS list(id, place), (SELECT max(position) AS position FROM ecs_account) top
      WHERE ecs_account.id = list.id`
    await tx.$queryRaw`SELECT setval(pg_get_serial_sequence('ecs_account', 'position'), max(position))::text FROM ecs_account`
  }
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)

function isOrder(rows: readonly { id: string }[], wanted: readonly { id: string }[]): boolean {
  return rows.every(({ id }, index) => id === wanted[index]?.id)
}
