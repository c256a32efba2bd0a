import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { Allowed } from './allowed'
import type { AwsOptions } from './options'

/**
 * The real AWS: the SDK's default credential chain, and every standard SDK variable. A named profile gives its own
 * credentials (keys, SSO, a process, a role of its own) or fails: the default chain would go on to the container's or
 * the instance's role, an identity that nobody chose.
 */
export function liveOptions(allowed: Allowed): AwsOptions {
  // Each is made once, so that what it fetched serves every account.
  const providers = new Map<string | null, ReturnType<AwsOptions['baseCredentials']>>()
  return {
    endpoint: null,
    allowed,
    baseCredentials: (profile) => {
      const known = providers.get(profile)
      if (known !== undefined) return known
      const provider = profile === null ? fromNodeProviderChain() : fromIni({ profile })
      providers.set(profile, provider)
      return provider
    },
  }
}
