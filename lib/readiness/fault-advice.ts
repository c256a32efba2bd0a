import type { Fault } from './fault'

/** What to do about a fault that no statement in a policy mends. */
export function faultAdvice(fault: Fault & { kind: Exclude<Fault['kind'], 'denied'> }): string {
  const { kind, code } = fault
  if (isNotSent(fault)) return notSent
  if (kind === 'unreachable' && isCertificate(code)) return certificateAdvice(code)
  if (kind === 'unreachable' && isHandshake(code)) return handshake
  if (kind === 'credentials') return credentialsAdvice(fault)
  return byKind[kind]
}

/** A call whose turn did not come: AWS was never asked. */
export function isNotSent({ code }: Fault): boolean {
  return code === 'NotSent'
}

/** OpenSSL's and Node's names for a certificate that is not taken. */
export function isCertificate(code: string | null): code is string {
  return code !== null && /CERT|ISSUER|LEAF_SIGNATURE|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$/.test(code)
}

/** OpenSSL's and Node's names for a TLS connection that did not come about, for another reason than its certificate. */
export function isHandshake(code: string | null): code is string {
  return code !== null && /^(EPROTO$|ERR_(SSL|TLS)_)/.test(code) && !isCertificate(code)
}

/** AWS refuses a signature whose time is more than minutes away from its own. */
export function isWrongClock({ kind, code, message }: Fault): boolean {
  if (kind !== 'credentials') return false
  return (
    code === 'RequestTimeTooSkewed' ||
    code === 'RequestInTheFuture' ||
    /signature expired|signature not yet current|clock.?skew|too skewed|request time .* too large/i.test(message)
  )
}

function isWebIdentity({ code, message }: Fault): boolean {
  return (
    /^(InvalidIdentityToken|IDP)/.test(code ?? '') ||
    /web.?identity|OpenIDConnect|OIDC|serviceaccount|token expired: current date/i.test(message)
  )
}

function credentialsAdvice(fault: Fault): string {
  if (isWrongClock(fault)) return clock
  if (fault.code === 'RequestExpired') return tooOld
  return isWebIdentity(fault) ? webIdentity : byKind.credentials
}

function certificateAdvice(code: string): string {
  if (/HAS_EXPIRED|NOT_YET_VALID/.test(code)) {
    return "The certificate that Shipshape got instead of AWS's has expired or is not valid yet. Renew it, or correct the clock of Shipshape's machine. Then check again."
  }
  if (/ALTNAME|HOSTNAME/.test(code)) {
    return 'The certificate is for another host name. Check AWS_ENDPOINT_URL and the proxy between Shipshape and AWS. Then check again.'
  }
  return "Shipshape does not know who signed the certificate; a proxy that inspects TLS may have. Put the proxy's root certificate into a PEM file, name that file in NODE_EXTRA_CA_CERTS and restart Shipshape. Then check again."
}

const handshake =
  'The other side did not speak TLS as Shipshape does: it may be a proxy for plain HTTP, or one that inspects TLS. Check HTTPS_PROXY, AWS_ENDPOINT_URL and the network, then check again.'

const notSent =
  'Shipshape did not make this call, because earlier calls used up the time for the check. Check again. If it happens again, look for slow or throttled calls.'

const clock =
  "The clock of Shipshape's machine is wrong: AWS rejects signatures that are more than a few minutes off. Synchronise the clock with NTP, then check again. The credentials need no change."

/** EC2 has one code for both (EC2 API reference, Error codes). */
const tooOld =
  "AWS says that the request was too old: the clock of Shipshape's machine is wrong, or its credentials have expired. Synchronise the clock with NTP, renew the credentials, then check again."

const webIdentity =
  "AWS rejected Shipshape's web identity. Check AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN, the account's IAM OIDC provider and the role's trust policy. Then check again."

const byKind: Record<Exclude<Fault['kind'], 'denied'>, string> = {
  throttled: 'AWS throttled the call, so nothing was judged. Check again in a minute.',
  timeout: 'AWS did not answer in time. Check again. If it happens again, check the network between Shipshape and AWS.',
  unreachable: 'Shipshape could not reach AWS. Check its network, proxy and AWS_ENDPOINT_URL, then check again.',
  credentials: "Renew Shipshape's credentials or correct the access method of this AWS account, then check again.",
  'region-disabled': 'Enable the region for the account or remove it from the mapping, then check again.',
  'not-configured':
    "Complete this account's mapping: add what is missing, or give its placeholder a default. Then check again.",
  unexpected:
    'Check again. If it happens again, check what is between Shipshape and AWS, such as a proxy that answers instead.',
}
