import type { Fault } from './fault'

/** What to do about a fault that no statement in a policy mends. */
export function faultAdvice(fault: Fault & { kind: Exclude<Fault['kind'], 'denied'> }): string {
  const { kind, code } = fault
  if (isNotSent(fault)) return notSent
  if (kind === 'unreachable' && isCertificate(code)) return certificateAdvice(code)
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

/** AWS refuses a signature whose time is more than minutes away from its own. */
export function isWrongClock({ kind, code, message }: Fault): boolean {
  if (kind !== 'credentials') return false
  return (
    code === 'RequestTimeTooSkewed' ||
    /signature expired|signature not yet current|clock.?skew|too skewed|request time .* too large/i.test(message)
  )
}

function isWebIdentity({ code, message }: Fault): boolean {
  return (
    /^(InvalidIdentityToken|IDP)/.test(code ?? '') || /web.?identity|OpenIDConnect|OIDC|serviceaccount/i.test(message)
  )
}

function credentialsAdvice(fault: Fault): string {
  if (isWrongClock(fault)) return clock
  return isWebIdentity(fault) ? webIdentity : byKind.credentials
}

function certificateAdvice(code: string): string {
  if (/HAS_EXPIRED|NOT_YET_VALID/.test(code)) {
    return 'The certificate that answers in the place of AWS is not valid today. Renew it, or correct the clock of the machine on which Shipshape runs, then check again.'
  }
  if (/ALTNAME|HOSTNAME/.test(code)) {
    return 'The certificate that answered is made out to another name. Look at AWS_ENDPOINT_URL and at the proxy between Shipshape and AWS, then check again.'
  }
  return "Shipshape does not know who signed the certificate that answered: a proxy that inspects TLS, say. Put the proxy's root certificate into a PEM file, name that file in NODE_EXTRA_CA_CERTS, start Shipshape again and check again."
}

const notSent =
  'Nothing is wrong with this call: AWS was not asked, because the time of the check went to calls before it. Check again; if it stays so, see which calls are slow or throttled.'

const clock =
  'The clock of the machine on which Shipshape runs is wrong: AWS takes a signature that is at most minutes old. Set the clock by NTP, then check again; the credentials need no change.'

const webIdentity =
  "Shipshape's web identity does not work. Look at AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN, at the IAM OIDC provider of the account, and at the trust policy of that role, then check again."

const byKind: Record<Exclude<Fault['kind'], 'denied'>, string> = {
  throttled: 'AWS limits how often the account may be asked. Check again in a minute; nothing was judged.',
  timeout: 'AWS did not answer in time. Check again; if it stays so, look at the network between Shipshape and AWS.',
  unreachable: 'Shipshape could not reach AWS. Look at its network, proxy and AWS_ENDPOINT_URL, then check again.',
  credentials: "Renew Shipshape's credentials or correct the reader of this AWS account, then check again.",
  'region-disabled': 'Enable the region for the account, or take it out of the mapping, then check again.',
  'not-configured':
    'Complete the mapping of this account: name what is missing, or give its placeholder a default. Then check again.',
  unexpected:
    'Check again. If it stays so, look at what stands between Shipshape and AWS: a proxy that answers in its place, say.',
}
