import { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { AwsOptions } from './options'

/** The real AWS: the SDK's own endpoints and default credential chain, a named profile where a reader asks for one. */
export function liveOptions(): AwsOptions {
  return {
    endpoint: null,
    baseCredentials: (profile) => fromNodeProviderChain(profile === null ? {} : { profile }),
  }
}
