import type { Clouddriver } from '@/lib/contracts/clouddriver'
import type { Side } from '@/lib/registry/clouddriver/live/push-plan'
import type { JsonObject } from '@/lib/registry/json'
import { type Client, NotTold } from './client'

type Faults = Clouddriver['faults']

/** What Clouddriver tells; null where it did not, and `faults` says why. */
export type Told = { loaded: Side | null; stored: Side | null; agents: ReadonlySet<string> | null; faults: Faults }

/** Asks for all of it; each part is told or not by itself. */
export async function askAll(client: Client): Promise<Told> {
  const faults: Faults = []
  const orFault = async <T>(call: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof NotTold)) throw error
      faults.push({ call, why: error.message })
      return null
    }
  }
  const loaded = await orFault('GET /credentials', async () => sideOf(await client.loaded()))
  // Where nobody answers the rest would only wait.
  if (loaded === null) return { loaded, stored: null, agents: null, faults }
  const [stored, agents] = await Promise.all([
    orFault('GET /credentials/type', async () => ({
      aws: byName(await client.stored('aws')),
      ecs: byName(await client.stored('ecs')),
    })),
    orFault('GET /cache/introspection', () => client.agents()),
  ])
  return { loaded, stored, agents, faults }
}

function sideOf(accounts: readonly JsonObject[]): Side {
  const of = (type: 'aws' | 'ecs') =>
    byName(accounts.filter(({ type: own, cloudProvider }) => (own ?? cloudProvider) === type))
  return { aws: of('aws'), ecs: of('ecs') }
}

function byName(accounts: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  return new Map(accounts.flatMap((each) => (typeof each.name === 'string' ? [[each.name, each] as const] : [])))
}
