const longest = 600

/**
 * An error message fit to be stored and shown. AWS repeats parts of the signed request in some of them
 * (SignatureDoesNotMatch quotes the session token), and EC2 adds a long encoded blob.
 */
export function redact(message: string): string {
  const clean = message
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}\b/g, '[access key removed]')
    .replace(/(security-token[:=]\s*|SessionToken[:=]\s*|SecretAccessKey[:=]\s*)\S+/gi, '$1[removed]')
    .replace(/[A-Za-z0-9+/=_-]{64,}/g, '[removed]')
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean
}
