import type { PrismaClient } from '../generated/client'
import { updateAwsAccount } from './aws-accounts'
import { updateEcsAccount } from './ecs-accounts'

/** Names that older versions took: clients resolve them in an address before they send it, however they are written. */
const unreachable = { '.': 'dot', '..': 'dot-dot' }

/**
 * Gives accounts that no address reaches a name that can be read, changed and deleted; the history tells of it. Nobody
 * could do that by hand, and what an account is stays as it was.
 */
export async function renameUnreachable(prisma: PrismaClient): Promise<void> {
  for (const [name, called] of Object.entries(unreachable)) {
    const where = { where: { name } }
    const target = { name, version: null, actor: 'shipshape' }
    if ((await prisma.awsAccount.count(where)) > 0) {
      const free = await freeName(called, (wanted) => prisma.awsAccount.count({ where: { name: wanted } }))
      await updateAwsAccount(prisma, { ...target, edit: (before) => ({ ...before, name: free }) })
    }
    if ((await prisma.ecsAccount.count(where)) > 0) {
      const free = await freeName(called, (wanted) => prisma.ecsAccount.count({ where: { name: wanted } }))
      await updateEcsAccount(prisma, { ...target, edit: (before) => ({ ...before, name: free }) })
    }
  }
}

async function freeName(called: string, countOf: (name: string) => Promise<number>): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? called : `${called}-${number}`
    if ((await countOf(name)) === 0) return name
  }
}
