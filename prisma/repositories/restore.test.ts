import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Problem, Stale } from '@/lib/problem'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '../database'
import type { PrismaClient } from '../generated/client'
import { dyingAfter } from '../testing/dying-after'
import { emptyTables, openTestDatabase } from '../testing/test-database'
import { applyRegistry } from './apply-registry'
import { createAwsAccount, deleteAwsAccount, updateAwsAccount } from './aws-accounts'
import { changesOfRevision, listChanges } from './changes'
import { createEcsAccount, deleteEcsAccount, updateEcsAccount } from './ecs-accounts'
import { readRegistry } from './registry'
import { planRestore, planUndo, restoreRevision, undoRevision } from './restore'
import { updateSettings } from './settings'
import { readSnapshotAt, registryOf } from './snapshot'

let database: Database
let db: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  db = database.prisma
})
beforeEach(() => emptyTables(database))
afterAll(() => database.close())

const actor = 'ada'
const inspect = () => {}
const aws = (name: string, sessionName: string | null = null) =>
  awsAccountInputSchema.parse({ name, accountId: '111122223333', sessionName })
const ecs = (name: string, awsAccount: string) => ecsAccountInputSchema.parse({ name, awsAccount })
const restore = (target: number, revision: number | null = null) =>
  restoreRevision(db, { target, revision, actor, inspect })
const undo = (target: number) => undoRevision(db, { target, actor, inspect })

/** What Clouddriver would read: everything but the numbers of the writes. */
const content = ({ settings, awsAccounts, ecsAccounts }: Registry) =>
  JSON.stringify([settings, awsAccounts.map(withoutVersion), ecsAccounts.map(withoutVersion)])
const withoutVersion = <A extends { version: number }>({ version: _, ...rest }: A) => rest

// Few names, so that accounts are renamed to what others were called, deleted, and made again.
const awsName = fc.constantFrom('a', 'b', 'c')
const named = fc.constantFrom('a', 'b', 'c', '$'.concat('{X:a}'))
const ecsName = fc.constantFrom('e', 'f', 'g')
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put-aws' as const), name: awsName, text: fc.string() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put-ecs' as const), name: ecsName, on: named }) },
  fc.record({ kind: fc.constant('rename-aws' as const), name: awsName, to: awsName }),
  fc.record({ kind: fc.constant('rename-ecs' as const), name: ecsName, to: ecsName }),
  fc.record({ kind: fc.constant('move-ecs' as const), name: ecsName, on: named }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-aws' as const), name: awsName }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-ecs' as const), name: ecsName }) },
  fc.record({ kind: fc.constant('settings' as const), release: fc.constantFrom('1.28', '1.30', null) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Takes the step as somebody would by hand; what the registry refuses changes nothing. */
async function take(one: Step): Promise<void> {
  try {
    await takeOrThrow(one)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

function takeOrThrow(one: Step): Promise<unknown> {
  const target = { version: null, actor }
  switch (one.kind) {
    case 'put-aws':
      return applyRegistry(db, {
        after: { settings: defaultSettings, awsAccounts: [aws(one.name, one.text || null)], ecsAccounts: [] },
        actor,
      })
    case 'put-ecs':
      return createEcsAccount(db, { input: ecs(one.name, one.on), actor })
    case 'rename-aws':
      return updateAwsAccount(db, { ...target, name: one.name, edit: (before) => ({ ...before, name: one.to }) })
    case 'rename-ecs':
      return updateEcsAccount(db, { ...target, name: one.name, edit: (before) => ({ ...before, name: one.to }) })
    case 'move-ecs':
      return updateEcsAccount(db, { ...target, name: one.name, edit: (before) => ({ ...before, awsAccount: one.on }) })
    case 'delete-aws':
      return deleteAwsAccount(db, { ...target, name: one.name })
    case 'delete-ecs':
      return deleteEcsAccount(db, { ...target, name: one.name })
    case 'settings':
      return updateSettings(db, { actor, edit: (before) => ({ ...before, release: one.release }) })
  }
}

describe('of any history of writes', () => {
  test('every revision is told as it was, and a restore of any of 30 random ones gives that registry exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 40, maxLength: 60 }),
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        async (steps, picks) => {
          await emptyTables(database)
          const known = [await readRegistry(db)]
          const remember = async () => {
            const registry = await readRegistry(db)
            known[registry.revision] = registry
            return registry
          }
          for (const one of steps) {
            await take(one)
            await remember()
          }
          for (const pick of picks) {
            const target = pick % known.length
            const planned = await planRestore(db, target)
            expect(await restore(target)).toEqual(planned)
            const now = await remember()
            expect(content(now)).toBe(content(known[target] ?? now))
            if (planned.length === 0) continue
            expect(await changesOfRevision(db, now.revision)).toHaveLength(planned.length)
          }
          // Told by the history alone, versions and order included, restores too.
          for (const [revision, registry] of known.entries()) {
            expect(JSON.stringify(registryOf(revision, await readSnapshotAt(db, revision)))).toBe(
              JSON.stringify(registry),
            )
          }
        },
      ),
      { numRuns: 2 },
    )
  })

  test('the last write is undone exactly, and undoing that brings it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        await emptyTables(database)
        for (const one of steps.slice(0, -1)) await take(one)
        const before = await readRegistry(db)
        for (const one of steps.slice(-1)) await take(one)
        const after = await readRegistry(db)
        fc.pre(after.revision > before.revision)
        expect(await planUndo(db, after.revision)).toEqual(await undo(after.revision))
        expect(content(await readRegistry(db))).toBe(content(before))
        await undo(after.revision + 1)
        expect(content(await readRegistry(db))).toBe(content(after))
      }),
      { numRuns: 8 },
    )
  })
})

describe('an undo', () => {
  test('leaves what others wrote elsewhere', async () => {
    await createAwsAccount(db, { input: aws('a'), actor })
    await createAwsAccount(db, { input: aws('b'), actor })
    await deleteAwsAccount(db, { name: 'a', version: null, actor })
    await createAwsAccount(db, { input: aws('c'), actor: 'grace' })
    await undo(3)
    expect((await readRegistry(db)).awsAccounts.map(({ name, version }) => [name, version])).toEqual([
      ['a', 5],
      ['b', 2],
      ['c', 4],
    ])
  })

  test('is refused where what was written has been written again, and says by whom', async () => {
    await createAwsAccount(db, { input: aws('a'), actor })
    await updateAwsAccount(db, { name: 'a', version: 1, actor: 'grace', edit: () => aws('a', 'Deck') })
    await expect(undo(1)).rejects.toThrow(Stale)
    await expect(undo(1)).rejects.toThrow('AWS account "a" was written again in revision 2, by grace.')
    expect(await readRegistry(db)).toMatchObject({ revision: 2, awsAccounts: [{ sessionName: 'Deck' }] })
  })

  test.each([
    ['an account that another names by now', 1, 'there is no AWS account named "a"'],
    ['a deletion whose name is taken by now', 4, 'There are two AWS accounts named "b"'],
  ])('of %s is refused with the reason', async (_what, revision, words) => {
    await createAwsAccount(db, { input: aws('a'), actor })
    await createEcsAccount(db, { input: ecs('e', 'a'), actor })
    await createAwsAccount(db, { input: aws('b'), actor })
    await deleteAwsAccount(db, { name: 'b', version: null, actor })
    await createAwsAccount(db, { input: aws('b'), actor })
    await expect(undo(revision)).rejects.toThrow(words)
    expect((await readRegistry(db)).revision).toBe(5)
  })
})

test('a restore leads an ECS account back to the AWS account that bore the name then, not to its successor', async () => {
  await createAwsAccount(db, { input: aws('a'), actor })
  await createAwsAccount(db, { input: aws('b'), actor })
  await createEcsAccount(db, { input: ecs('e', 'a'), actor })
  const then = await db.ecsAccount.findFirstOrThrow()
  const move = (awsAccount: string) =>
    updateEcsAccount(db, { name: 'e', version: null, actor, edit: (before) => ({ ...before, awsAccount }) })
  await move('b')
  await deleteAwsAccount(db, { name: 'a', version: null, actor })
  await createAwsAccount(db, { input: aws('a'), actor })
  await move('a')
  await restore(3)
  expect((await db.ecsAccount.findFirstOrThrow()).awsAccountId).toBe(then.awsAccountId)
  expect((await readRegistry(db)).awsAccounts.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('a restore that dies between any two of its statements has done nothing, and the next one does it all', async () => {
  for (const name of ['a', 'b']) await createAwsAccount(db, { input: aws(name), actor })
  for (const name of ['a', 'b']) await createEcsAccount(db, { input: ecs(`${name}-ecs`, name), actor })
  await updateSettings(db, { actor, edit: (before) => ({ ...before, release: '1.28' }) })
  const target = (await readRegistry(db)).revision
  await deleteEcsAccount(db, { name: 'a-ecs', version: null, actor })
  await deleteAwsAccount(db, { name: 'a', version: null, actor })
  await updateAwsAccount(db, { name: 'b', version: null, actor, edit: () => aws('a') })
  await createAwsAccount(db, { input: aws('new'), actor })
  await updateSettings(db, { actor, edit: () => defaultSettings })
  const before = await readRegistry(db)
  const lines = await listChanges(db, { limit: 100 })

  let statements = 0
  for (let alive = 1; ; alive += 1) {
    const died = await dyingAfter(alive, () => restore(target))
    if (!died) break
    statements = alive
    expect(await readRegistry(db)).toEqual(before)
    expect(await listChanges(db, { limit: 100 })).toEqual(lines)
  }
  // Begin, lock, read, park, put, delete, order, record, raise, notify: it was cut short in each place.
  expect(statements).toBeGreaterThan(15)
  expect(content(await readRegistry(db))).toBe(content(registryOf(target, await readSnapshotAt(db, target))))
  expect((await readRegistry(db)).revision).toBe(before.revision + 1)
})
