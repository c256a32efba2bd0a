import type { Mute, NewMute } from '@/lib/contracts/mutes'
import { Conflict, Invalid, NotFound } from '@/lib/problem'
import { placeKey } from '@/lib/readiness/changes/finding-change'
import type { Reason } from '@/lib/readiness/changes/transition'
import type { Finding } from '@/lib/readiness/finding'
import type { Runtime } from '@/lib/runtime-types'
import { fingerprintOf } from '@/lib/scans/fingerprint-of'
import { muteAgain } from '@/lib/scans/mute-again'
import type { Prisma } from '@/prisma/generated/client'
import { ecsAccountIdsOf } from '@/prisma/repositories/ecs-account-ids'
import { addMute, endMutes, findLiveMute, liveMutes, type StoredMute } from '@/prisma/repositories/mutes'
import { latestReport } from '@/prisma/repositories/reports'
import { lockRuns } from '@/prisma/repositories/runs'
import { isId } from './is-id'

type Db = Prisma.TransactionClient

/** Of accounts that there are. */
export async function listMutes({ database: { prisma } }: Runtime): Promise<{ mutes: Mute[] }> {
  const [mutes, ids] = await Promise.all([liveMutes(prisma), ecsAccountIdsOf(prisma)])
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  return { mutes: mutes.flatMap((mute) => answerOf(mute, names.get(mute.ecsAccountId))) }
}

/**
 * Sets a finding aside; its account's status and counts follow at once.
 * @throws Invalid for a finding that is not there or asks for nothing and for a time that is over or too far, Conflict
 * where it is muted already
 */
export async function createMute(
  { database, log }: Runtime,
  { body, actor }: { body: NewMute; actor: string },
): Promise<Mute> {
  const now = new Date()
  const until = endOf(body.until, now)
  const made = await database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const { ecsAccountId, finding } = await requireFinding(tx, body)
    const { check, region, resource } = finding
    const fields = { ecsAccountId, check, region, resource, reason: body.reason, until, by: actor }
    const mute = await addMute(tx, { ...fields, fingerprint: fingerprintOf(finding) })
    if (mute === null) throw new Conflict('This finding is muted already. Unmute it first to give it another end.')
    const what = `${actor} muted it until ${until.toISOString()}: ${body.reason}`
    await muteAgain(tx, { ecsAccountIds: [ecsAccountId], now, because: becauseOf(mute, what) })
    return mute
  })
  log.info({ actor, mute: made.id, check: made.check }, 'a finding was muted')
  const [answer] = answerOf(made, body.ecsAccount)
  if (answer === undefined) throw new NotFound(`There is no mute ${made.id}.`)
  return answer
}

/** Hears a finding again. @throws NotFound */
export async function deleteMute({ database, log }: Runtime, id: string, actor: string): Promise<undefined> {
  const now = new Date()
  await database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const mute = isId(id) ? await findLiveMute(tx, id) : null
    if (mute === null) throw new NotFound(`There is no mute ${id}. It may have ended.`)
    await endMutes(tx, { ids: [id], now })
    await muteAgain(tx, {
      ecsAccountIds: [mute.ecsAccountId],
      now,
      because: becauseOf(mute, `${actor} unmuted it`),
    })
  })
  log.info({ actor, mute: id }, 'a finding was unmuted')
}

async function requireFinding(tx: Db, asked: NewMute): Promise<{ ecsAccountId: string; finding: Finding }> {
  const { ecsAccount } = asked
  const ecsAccountId = (await ecsAccountIdsOf(tx)).get(ecsAccount)
  if (ecsAccountId === undefined) throw new Invalid(`There is no ECS account named "${ecsAccount}".`, 'ecsAccount')
  const report = await latestReport(tx, { ecsAccount })
  const finding = report?.findings.find((each) => placeKey(each) === placeKey(asked))
  if (finding === undefined) {
    const place = [asked.check, asked.region, asked.resource].filter((part) => part !== null).join(', ')
    throw new Invalid(`The last report of "${ecsAccount}" has no finding at ${place}.`, 'check')
  }
  if (finding.status !== 'pass' && finding.status !== 'not-applicable') return { ecsAccountId, finding }
  throw new Invalid('This finding asks for nothing: there is nothing to mute.', 'check')
}

const dayMs = 24 * 60 * 60 * 1_000
const mostDays = 365

/** A bare date ends with its day, in UTC. */
function endOf(text: string, now: Date): Date {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text)
  const until = new Date(isDate ? `${text}T23:59:59.999Z` : text)
  if (until <= now) throw new Invalid(`${text} is over. Choose a later time.`, 'until')
  const latest = now.getTime() + mostDays * dayMs
  const limit = isDate ? Math.ceil(latest / dayMs) * dayMs : latest
  if (until.getTime() <= limit) return until
  throw new Invalid(`${text} is too far: a mute lasts ${mostDays} days at most.`, 'until')
}

const becauseOf = (mute: StoredMute, what: string) =>
  new Map([[mute.ecsAccountId, new Map<string, Reason>([[placeKey(mute), { fact: 'mute', region: null, what }]])]])

function answerOf({ ecsAccountId: _, ...mute }: StoredMute, ecsAccount: string | undefined): Mute[] {
  return ecsAccount === undefined ? [] : [{ ...mute, ecsAccount }]
}
