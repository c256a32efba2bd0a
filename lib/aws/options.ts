import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { Allowed } from './allowed'
import type { Limits } from './limits'

/** Where AWS is and who asks; the same client code serves the sandbox and the real one. */
export type AwsOptions = {
  /** Null: the SDK's own endpoints (which honour AWS_ENDPOINT_URL). */
  endpoint: string | null
  /** Shipshape's own credentials, of an AWS profile or (null) of the default chain. */
  baseCredentials: (profile: string | null) => AwsCredentialIdentityProvider
  /** What the operator lets registry editors choose; left out, everything. */
  allowed?: Allowed
  /** Tests shorten them; everything else keeps the defaults. */
  limits?: Partial<Limits>
}
