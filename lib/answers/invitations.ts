import type { z } from 'zod'
import { newSecret } from '@/lib/access/seal'
import { originOf } from '@/lib/access/served-address'
import type { invitationInputSchema, invitationsSchema, newInvitationSchema } from '@/lib/contracts/people'
import { Conflict, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { listInvitations as readInvitations } from '@/prisma/repositories/invitations'
import { findByEmail } from '@/prisma/repositories/people'
import { isId } from './is-id'

const lastsMs = 7 * 24 * 60 * 60_000

export async function listInvitations({ database }: Runtime): Promise<z.output<typeof invitationsSchema>> {
  const rows = await readInvitations(database.prisma, new Date())
  return {
    invitations: rows.map(({ id, email, access, createdBy, createdAt, expiresAt }) => ({
      id,
      email,
      access,
      createdBy,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  }
}

/**
 * Makes a link; one that was made before for the same e-mail no longer works.
 * @throws Conflict where the e-mail is somebody's, or nobody signs in with a password
 */
export async function createInvitation(
  { database: { prisma }, auth, env, log }: Runtime,
  { body: { email, access }, actor }: { body: z.output<typeof invitationInputSchema>; actor: string },
): Promise<z.output<typeof newInvitationSchema>> {
  if (!env.passwords) {
    throw new Conflict('An invitation makes a person with a password, and SHIPSHAPE_PASSWORDS is off.')
  }
  const code = newSecret()
  const expiresAt = new Date(Date.now() + lastsMs)
  const { id } = await prisma.$transaction(async (tx) => {
    if ((await findByEmail(tx, email)) !== null)
      throw new Conflict(`${email} signs in already. Change their access instead.`)
    await tx.invitation.deleteMany({ where: { OR: [{ email }, { expiresAt: { lte: new Date() } }] } })
    return tx.invitation.create({ data: { email, access, createdBy: actor, expiresAt, digest: auth.digest(code) } })
  })
  log.info({ actor, email, access }, 'somebody was invited')
  return { id, link: `${originOf(env)}/sign-in/invitation?code=${code}`, expiresAt: expiresAt.toISOString() }
}

/** @throws NotFound */
export async function deleteInvitation({ database, log }: Runtime, id: string, actor: string): Promise<undefined> {
  const { count } = isId(id) ? await database.prisma.invitation.deleteMany({ where: { id } }) : { count: 0 }
  if (count === 0) throw new NotFound(`There is no invitation ${id}; it may have been used.`)
  log.info({ actor, id }, 'an invitation was withdrawn')
}
