import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { AwsOptions } from './options'

type BaseCredentials = AwsOptions['baseCredentials']

/** The SDK's default chain, or that of one AWS profile; each made once, so that what it fetched serves every account. */
export function chainCredentials(): BaseCredentials {
  const providers = new Map<string | null, ReturnType<BaseCredentials>>()
  return (profile) => {
    const known = providers.get(profile)
    if (known !== undefined) return known
    const provider = fromNodeProviderChain(profile === null ? {} : { profile })
    providers.set(profile, provider)
    return provider
  }
}

/** One key pair for every profile, as the sandbox gives out. */
export function fixedCredentials(accessKeyId: string, secretAccessKey: string): BaseCredentials {
  return () => async () => ({ accessKeyId, secretAccessKey })
}
