import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { AwsOptions } from './options'

/** The real AWS: the SDK's default credential chain or that of an AWS profile, and every standard SDK variable. */
export function liveOptions(): AwsOptions {
  // Each chain is made once, so that what it fetched serves every account.
  const chains = new Map<string | null, ReturnType<AwsOptions['baseCredentials']>>()
  return {
    endpoint: null,
    baseCredentials: (profile) => {
      const known = chains.get(profile)
      if (known !== undefined) return known
      const chain = fromNodeProviderChain(profile === null ? {} : { profile })
      chains.set(profile, chain)
      return chain
    },
  }
}
