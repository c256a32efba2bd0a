import type { AwsCredentialIdentityProvider } from '@smithy/types'

/** Whatever keeps a provider from giving credentials (no profile, no login, no metadata) is a fault of credentials. */
export function namingFailures(provider: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
  return async (properties) => {
    try {
      return await provider(properties)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      throw Object.assign(new Error(message, { cause: error }), { name: 'CredentialsProviderError' })
    }
  }
}
