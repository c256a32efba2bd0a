import { BlockTable } from '@/components/ui/block-table'
import type { Clouddriver } from '@/lib/contracts/clouddriver'
import { counted } from '@/lib/readiness/words'

/** `core-ecs/us-east-1/ServiceCachingAgent`: the account, and what of it. */
const form = /^(.+?)\/((?:[a-z0-9-]+\/)?\w+Agent)$/

/** Agents that Clouddriver should run for the ECS accounts that it has loaded, and that have not succeeded. */
export function AbsentAgents({ agents, accounts }: Pick<Clouddriver, 'agents' | 'accounts'>) {
  const loaded = new Set(accounts.filter((each) => each.type === 'ecs' && each.loaded).map(({ name }) => name))
  const parts = agents.flatMap(({ id, present }) => {
    const [, account = '', agent = ''] = form.exec(id) ?? []
    return loaded.has(account) ? [{ account, agent, present }] : []
  })
  const absent = parts.filter(({ present }) => !present)
  if (parts.length === 0) return <p className="text-ink-2">Clouddriver tells no agents of these ECS accounts.</p>
  if (absent.length === 0) return <p className="text-ink-2">All {counted(parts.length, 'agent')} have succeeded.</p>
  const names = [...new Set(absent.map(({ account }) => account))]
  return (
    <BlockTable
      label="Agents without a success"
      columns={[
        { head: 'ECS account', longest: 24 },
        { head: 'Agents', longest: 70 },
      ]}
      rows={names.map((name) => ({
        key: name,
        cells: [name, agentWords(parts.filter(({ account }) => account === name))],
      }))}
    />
  )
}

function agentWords(parts: readonly { agent: string; present: boolean }[]): string {
  const absent = parts.filter(({ present }) => !present)
  if (absent.length === parts.length) return `None of its ${counted(parts.length, 'agent')}`
  return absent.map(({ agent }) => agent.replace(/CachingAgent$/, '').replace('/', ' ')).join(', ')
}
