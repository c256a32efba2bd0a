import type { AwsOptions } from '@/lib/aws/options'
import type { Env } from '@/lib/env'

export type AwsSide = { options: AwsOptions; close: () => Promise<void> }

/**
 * Where AWS is: the real one, or the imaginary one on a loopback port (started here, or the one at SHIPSHAPE_SANDBOX_URL).
 * The sandbox is loaded only when it is wanted.
 */
export async function startAws(env: Env): Promise<AwsSide> {
  if (env.mode === 'live') {
    const { liveOptions } = await import('@/lib/aws/live-options')
    return { options: liveOptions(env.allowed), close: async () => {} }
  }
  const { defaultKey, govKey } = await import('@/lib/sandbox/world/base-keys')
  const { startSandbox } = await import('@/lib/sandbox/server')
  const sandbox = env.sandboxUrl === null ? await startSandbox() : null
  return {
    options: {
      endpoint: sandbox?.url ?? env.sandboxUrl,
      allowed: env.allowed,
      baseCredentials: (profile) => async () => keyOf([defaultKey, govKey], profile),
    },
    close: async () => sandbox?.close(),
  }
}

type BaseKey = { profile: string | null; accessKeyId: string; secretAccessKey: string }

function keyOf(keys: readonly BaseKey[], profile: string | null): BaseKey {
  const key = keys.find((candidate) => candidate.profile === profile)
  if (key === undefined) throw new Error(`Profile ${profile} could not be found in the imaginary AWS.`)
  return key
}
