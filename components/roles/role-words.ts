import type { RoleRow } from '@/lib/readiness/rows/role-row'
import type { Status } from '@/lib/readiness/status'

type Verdict = RoleRow['trusts'][number]['verdict']
export type Words = { status: Status; text: string }

export const roleKinds: Record<RoleRow['kind'], { one: string; many: string }> = {
  clouddriver: { one: 'Clouddriver', many: 'Clouddriver roles' },
  task: { one: 'Task', many: 'Task roles' },
  'service-linked': { one: 'Service-linked', many: 'Service-linked roles' },
}

/** What AWS would do when the principal asks for the role. */
export const verdictWords: Record<Verdict, Words> = {
  yes: { status: 'pass', text: 'allows it' },
  no: { status: 'fail', text: 'denies it' },
  conditional: { status: 'warn', text: 'depends' },
}

const taskWords: Record<Verdict, Words> = {
  yes: { status: 'pass', text: 'lets tasks use it' },
  no: { status: 'fail', text: 'does not let tasks use it' },
  conditional: { status: 'warn', text: 'depends' },
}

/** AWS's reading of a role in a few words: of all its principals for Clouddriver's role, else of the one that matters. */
export function awsWords({ kind, status, trusts }: RoleRow): Words {
  if (kind === 'clouddriver') {
    const admitted = trusts.filter(({ verdict }) => verdict === 'yes').length
    return { status, text: `allows ${admitted} of ${trusts.length}` }
  }
  const [trust] = trusts
  if (trust === undefined) return { status: 'not-applicable', text: 'names nobody' }
  return kind === 'task' ? taskWords[trust.verdict] : verdictWords[trust.verdict]
}

/** Spinnaker's reading: whether it offers the role for tasks. Only of a task role is that a verdict. */
export function spinnakerWords({ kind, visibleInSpinnaker }: RoleRow): Words {
  if (kind !== 'task')
    return { status: 'not-applicable', text: visibleInSpinnaker ? 'offers it too' : 'does not offer it' }
  return visibleInSpinnaker ? { status: 'pass', text: 'offers it' } : { status: 'fail', text: 'does not offer it' }
}
