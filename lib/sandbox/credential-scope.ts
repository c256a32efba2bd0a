/** Who signed a request, where and for which service: all that the sandbox reads of a signature. */
export type CredentialScope = { accessKeyId: string; region: string; signingName: string }

/** The scope of a SigV4 Authorization header, `Credential=<key>/<date>/<region>/<service>/aws4_request`; null without one. */
export function credentialScope(authorization: string | undefined): CredentialScope | null {
  const [, accessKeyId, region, signingName] =
    /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(authorization ?? '') ?? []
  if (accessKeyId === undefined || region === undefined || signingName === undefined) return null
  return { accessKeyId, region, signingName }
}
