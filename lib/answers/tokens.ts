import type { z } from 'zod'
import { newSecret } from '@/lib/access/seal'
import { tokenMark } from '@/lib/access/who-asks'
import type { newTokenSchema, tokenInputSchema, tokenSchema, tokensSchema } from '@/lib/contracts/people'
import { Conflict, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { listTokens as readTokens, type Token } from '@/prisma/repositories/tokens'
import { isId } from './is-id'

const dayMs = 24 * 60 * 60_000
const prefixLength = tokenMark.length + 8

export async function listTokens({ database }: Runtime): Promise<z.output<typeof tokensSchema>> {
  return { tokens: (await readTokens(database.prisma)).map(answerOf) }
}

const answerOf = (token: Token): z.output<typeof tokenSchema> => ({
  id: token.id,
  name: token.name,
  access: token.access,
  createdBy: token.createdBy,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt?.toISOString() ?? null,
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  prefix: token.prefix,
})

/** @throws Conflict where the name is taken: history tells machines apart by it */
export async function createToken(
  { database: { prisma }, auth, log }: Runtime,
  { body: { name, access, expiresInDays }, actor }: { body: z.output<typeof tokenInputSchema>; actor: string },
): Promise<z.output<typeof newTokenSchema>> {
  const token = `${tokenMark}${newSecret()}`
  const row = {
    name,
    access,
    createdBy: actor,
    digest: auth.digest(token),
    prefix: token.slice(0, prefixLength),
    expiresAt: expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * dayMs),
  }
  // Counted, not caught: of two that come at once one finds the name taken. One statement: there is a row to answer, or none.
  const [made] = await prisma.token.createManyAndReturn({ data: [row], skipDuplicates: true })
  if (made === undefined) throw new Conflict(`There is a token named "${name}" already. Give this one another name.`)
  log.info({ actor, token: name, access }, 'a token was made')
  return { ...answerOf(made), token }
}

/** @throws NotFound */
export async function deleteToken({ database, log }: Runtime, id: string, actor: string): Promise<undefined> {
  const { count } = isId(id) ? await database.prisma.token.deleteMany({ where: { id } }) : { count: 0 }
  if (count === 0) throw new NotFound(`There is no token with the id ${id}.`)
  log.info({ actor, id }, 'a token was ended')
}
