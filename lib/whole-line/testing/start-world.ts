import { type Aws, createAws } from '@/lib/aws/aws'
import type { Limits } from '@/lib/aws/limits'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'
import type { World } from '@/lib/sandbox/world/world-types'

export type StartedWorld = {
  sandbox: Sandbox
  /**
   * An Aws that has asked nothing yet: one remembers for a minute who its caller is, and what it has spent. With `limits`
   * those of a real scan hold but for them; without, nothing times out.
   */
  freshAws: (limits?: Partial<Limits>) => Aws
}

/** What a test says of AWS must not hang on how busy the machine is. */
export const patient: Partial<Limits> = {
  connectMs: 60_000,
  requestMs: 60_000,
  callMs: 90_000,
  collectorMs: 120_000,
  accountMs: 150_000,
}

/** A world on a loopback port, answering at once, and clients with the keys of its profiles. */
export async function startWorld(world: World): Promise<StartedWorld> {
  const sandbox = await startSandbox({ world, latencyMs: 0 })
  return { sandbox, freshAws: (limits = patient) => awsOf(sandbox.url, sandbox.baseKeys, limits) }
}

/** Clients of a sandbox, with the key of each of its profiles. */
export function awsOf(endpoint: string, keys: Sandbox['baseKeys'], limits: Partial<Limits> = {}): Aws {
  const baseCredentials = (profile: string | null) => async () => {
    const key = keys.find((each) => each.profile === profile)
    if (key === undefined) throw new Error(`The sandbox has no profile ${profile}.`)
    return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey }
  }
  return createAws({ endpoint, baseCredentials, limits })
}
