import { z } from 'zod'
import type { Fault } from '@/lib/readiness/fault'
import { isCertificate, isHandshake } from '@/lib/readiness/fault-advice'
import { defaultEnabledRegions } from '@/lib/registry/regions'

/** Names and codes by kind, as the JSON, query and EC2 protocols spell them (measured). */
const codes: readonly (readonly [Fault['kind'], readonly string[]])[] = [
  ['denied', ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError', 'NotAuthorized']],
  [
    'throttled',
    [
      'Throttling',
      'ThrottlingException',
      'ThrottledException',
      'RequestThrottled',
      'RequestThrottledException',
      'RequestLimitExceeded',
      'LimitExceededException',
      'TooManyRequestsException',
      'SlowDown',
      'EC2ThrottledException',
      // Kept back by Shipshape's own pacing: AWS was not asked (observe.ts).
      'NotSent',
    ],
  ],
  [
    'credentials',
    [
      'ExpiredToken',
      'ExpiredTokenException',
      'RequestExpired',
      'CredentialsProviderError',
      'TokenProviderError',
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      'IncompleteSignature',
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
      'ProcessCredentialsError',
      'RequestTimeTooSkewed',
      'RequestInTheFuture',
      // Web identity and SSO, which the SDK asks before it signs anything.
      'InvalidIdentityToken',
      'InvalidIdentityTokenException',
      'IDPCommunicationError',
      'IDPCommunicationErrorException',
      'IDPRejectedClaim',
      'IDPRejectedClaimException',
      'UnauthorizedException',
      'ForbiddenException',
      // Only credentials are read from files: a token, a profile, an SSO session.
      'ENOENT',
      'EACCES',
      'EISDIR',
      'ENOTDIR',
    ],
  ],
  ['region-disabled', ['OptInRequired', 'RegionDisabledException']],
  ['timeout', ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'RequestTimeout', 'RequestTimeoutException']],
  [
    'unreachable',
    [
      'ECONNRESET',
      'ECONNREFUSED',
      'ECONNABORTED',
      'EPIPE',
      'EHOSTUNREACH',
      'EHOSTDOWN',
      'ENETUNREACH',
      'ENETDOWN',
      'EADDRNOTAVAIL',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EAI_FAIL',
    ],
  ],
]

/** AWS gives these both for bad credentials and for a region that the account has not opted in to. */
const unknownToken = ['UnrecognizedClientException', 'InvalidClientTokenId', 'AuthFailure', 'InvalidAccessKeyId']

/** What an SDK error carries; everything may be absent. */
const sdkErrorSchema = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  $metadata: z
    .object({
      httpStatusCode: z.number().optional().catch(undefined),
      requestId: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})

/** What the SDK tells a programmer beneath the reason why it could not read an answer. */
const sdkHint = /\s*Deserialization error: to see the raw response[\s\S]*/

type SdkError = z.infer<typeof sdkErrorSchema>

/** Why AWS did not answer `action`, from whatever the SDK threw. */
export function faultOf(thrown: unknown, action: string, region: string): Fault {
  const error = sdkErrorSchema.catch({ name: 'Error', message: String(thrown) }).parse(thrown)
  return {
    kind: kindOf(error, action, region),
    action,
    code: codeOf(error),
    requestId: error.$metadata?.requestId ?? null,
    region,
    message: redact(error.message.replace(sdkHint, '').trim()) || `${action} failed without a message.`,
  }
}

/** The service's error code or the system's; null for errors that are only the SDK's own. */
export function codeOf(thrown: unknown): string | null {
  const { name, code } = sdkErrorSchema.catch({ name: 'Error', message: '' }).parse(thrown)
  if (code !== undefined && (/^E[A-Z_]+$/.test(code) || isCertificate(code) || isHandshake(code))) return code
  return ['Error', 'SyntaxError', 'TypeError'].includes(name) ? null : name
}

function kindOf(error: SdkError, action: string, region: string): Fault['kind'] {
  const status = error.$metadata?.httpStatusCode ?? 0
  const names = [error.code, error.name]
  if (isForeignSignIn(error)) return 'credentials'
  if (isNoConnection(error)) return 'unreachable'
  for (const [kind, known] of codes) {
    if (names.some((name) => name !== undefined && known.includes(name))) return kind
  }
  if (status === 429) return 'throttled'
  if (unknownToken.includes(error.name)) return isRegional(action, region) ? 'region-disabled' : 'credentials'
  if (error.name === 'TimeoutError') return 'timeout'
  // STS refuses the text of the role ARN itself: what it was given is not a role's ARN.
  if (action === 'sts:AssumeRole' && error.name === 'ValidationError') return 'not-configured'
  return 'unexpected'
}

/** A connection that TLS or a firewall did not let come about; the latter has the code of a file that may not be read. */
function isNoConnection({ code = '', message }: SdkError): boolean {
  return isCertificate(code) || isHandshake(code) || /^connect E(ACCES|PERM)\b/.test(message)
}

/** A refusal to make the credentials with which the call would have been signed: it says nothing about the call. */
function isForeignSignIn({ message }: SdkError): boolean {
  return /not authorized to perform:? sts:AssumeRoleWith(WebIdentity|SAML)/i.test(message)
}

/** Whether the region can be off at all: IAM and STS are global, and some regions cannot be switched off. */
function isRegional(action: string, region: string): boolean {
  return !/^(iam|sts):/.test(action) && !defaultEnabledRegions.includes(region)
}

const longest = 600

/** A role, its session and a policy may have long names: they say who was refused, and by what. */
const arn = /^["'([]?arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(\d{12}|aws)?:/

/**
 * An error message fit to be stored and shown. AWS repeats parts of the signed request in some of them
 * (SignatureDoesNotMatch quotes the session token), and EC2 adds a long encoded blob.
 */
function redact(message: string): string {
  const clean = message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}\b/g, '[access key removed]')
    .replace(/(security-token[:=]\s*|SessionToken[:=]\s*|SecretAccessKey[:=]\s*)\S+/gi, '$1[removed]')
    .split(/(\s+)/)
    .map((word) => (arn.test(word) ? word : word.replace(/[A-Za-z0-9+/=_-]{64,}/g, '[removed]')))
    .join('')
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean
}
