/** An AWS account that somebody chose, and the ECS account on it. */
export type ProposedMapping = { awsAccount: ProposedAws; ecsAccount: string | null }
type ProposedAws = {
  name: string
  accountId: string
  assumeRole?: string | null
  sessionName?: string | null
  regions?: readonly string[]
}

/**
 * What was chosen, as a file to import: so it is shown as a dry run first, as any other. Texts are quoted as JSON, which
 * YAML reads as they are.
 */
export function proposedFile(mappings: readonly ProposedMapping[]): string {
  const aws = mappings.flatMap(({ awsAccount: { name, accountId, assumeRole, sessionName, regions = [] } }) => [
    `    - name: ${quoted(name)}`,
    `      accountId: ${quoted(accountId)}`,
    ...(assumeRole ? [`      assumeRole: ${quoted(assumeRole)}`] : []),
    ...(sessionName ? [`      sessionName: ${quoted(sessionName)}`] : []),
    ...(regions.length === 0
      ? []
      : ['      regions:', ...regions.map((region) => `        - name: ${quoted(region)}`)]),
  ])
  const ecs = mappings.flatMap(({ awsAccount, ecsAccount }) =>
    ecsAccount === null ? [] : [`    - name: ${quoted(ecsAccount)}`, `      awsAccount: ${quoted(awsAccount.name)}`],
  )
  return [...section('aws', aws), ...section('ecs', ecs)].join('\n')
}

const quoted = (text: string) => JSON.stringify(text)

const section = (name: 'aws' | 'ecs', accounts: readonly string[]) =>
  accounts.length === 0 ? [] : [`${name}:`, '  enabled: true', '  accounts:', ...accounts, '']

/**
 * Names for accounts of an organization, which calls them as people do: "Payments (prod)" is payments-prod, and its ECS
 * account payments-prod-ecs. None is one of `taken`, because an import replaces what has its name.
 */
export function namesFor(
  members: readonly { accountId: string; name: string }[],
  taken: Iterable<string>,
): Map<string, { aws: string; ecs: string }> {
  const used = new Set(taken)
  const names = new Map<string, { aws: string; ecs: string }>()
  for (const { accountId, name } of members) {
    const plain = slug(name) || accountId
    const aws = isFree(plain, used) ? plain : `${plain}-${accountId}`
    used.add(aws).add(`${aws}-ecs`)
    names.set(accountId, { aws, ecs: `${aws}-ecs` })
  }
  return names
}

const isFree = (name: string, used: ReadonlySet<string>) => !used.has(name) && !used.has(`${name}-ecs`)

const slug = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
