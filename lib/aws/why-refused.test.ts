import { describe, expect, test } from 'vitest'
import { faultFix, faultSentence } from '@/lib/readiness/unknown-words'
import { faultOf } from './fault-of'

const role = 'arn:aws:iam::123456789012:role/SpinnakerManaged'
const session = 'arn:aws:sts::123456789012:assumed-role/SpinnakerManaged/Spinnaker'
const thrown = (name: string, message: string, more = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: 'r-1' }, ...more })

function said(error: Error, action = 'ecs:ListClusters', region = 'ap-south-1') {
  const fault = faultOf(error, action, region)
  const fix = faultFix(fault, role, role)
  return { kind: fault.kind, code: fault.code, fix, words: `${faultSentence(fault)} ${fix.text}` }
}
const who = `User: ${session} is not authorized to perform: ecs:ListClusters on resource: *`
const denied = (sentence: string) => said(thrown('AccessDeniedException', `${who} ${sentence}`))

describe('the policy that AWS names', () => {
  const implicit: [string, string][] = [
    ['service control policy', 'because no service control policy allows the ecs:ListClusters action'],
    ['resource control policy', 'because no resource control policy allows the ecs:ListClusters action'],
    ['permissions boundary', 'because no permissions boundary allows the ecs:ListClusters action'],
    ['session policy', 'because no session policy allows the ecs:ListClusters action'],
    ['VPC endpoint policy', 'because no VPC endpoint policy allows the ecs:ListClusters action'],
    ['resource-based policy', 'because no resource-based policy allows the ecs:ListClusters action'],
  ]

  test.each(implicit)('%s: silent, so it must allow the call, and no other policy helps', (policy, sentence) => {
    const { words, fix } = denied(sentence)
    expect(words).toContain(`no ${policy} allows it`)
    expect(fix.text).toContain(policy)
    expect(JSON.parse(fix.json ?? '')).toMatchObject({ Effect: 'Allow', Action: 'ecs:ListClusters' })
    expect(fix.cli).toBeUndefined()
  })

  test.each([
    ['a service control policy'],
    ['a resource control policy'],
    ['a permissions boundary'],
    ['a session policy'],
    ['a VPC endpoint policy'],
    ['an identity-based policy'],
    ['a resource-based policy'],
  ])('%s: denies, so that is mended first, and no command is offered that would not help', (policy) => {
    const { words, fix } = denied(`with an explicit deny in ${policy}`)
    expect(words).toContain(policy.replace(/^an? /, ''))
    expect(words).toContain('denies it')
    expect(fix.text).toMatch(/^Amend .* it denies ecs:ListClusters, whatever allows it\. Take /)
    expect(fix.cli).toBeUndefined()
    expect(JSON.parse(fix.json ?? '')).toMatchObject({ Effect: 'Allow', Action: 'ecs:ListClusters' })
  })

  test('is named by its ARN where AWS gives it', () => {
    const arn = 'arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-9'
    expect(denied(`with an explicit deny in a service control policy: ${arn}`).words).toContain(arn)
  })

  test('that is identity-based is mended by the statement and its command', () => {
    const { fix } = denied('because no identity-based policy allows the ecs:ListClusters action')
    expect(fix.text).toBe('Add this statement to a policy of the role SpinnakerManaged.')
    expect(fix.cli).toContain('aws iam put-role-policy')
  })

  test.each([
    ['at the end', `${who} with an explicit deny`],
    [
      'before the blob of EC2',
      `${who} with an explicit deny. Encoded authorization failure message: ${'x'.repeat(200)}`,
    ],
    ['in a policy of a new kind', `${who} with an explicit deny in a declarative policy`],
  ])('that AWS does not name, a Deny all the same: no further Allow would help (%s)', (_where, message) => {
    const { words, fix } = said(thrown('AccessDeniedException', message))
    expect(words).toContain('a policy that AWS does not name denies it')
    expect(fix.text).toMatch(/^Amend the policy that holds an explicit Deny: it denies ecs:ListClusters/)
    expect(fix.cli).toBeUndefined()
  })

  test.each(['sts:TagSession', 'sts:SetSourceIdentity'])(
    '%s goes with AssumeRole, and is what is to be allowed',
    (other) => {
      const message = `User: ${session} is not authorized to perform: ${other} on resource: ${role}`
      const silent = said(thrown('AccessDenied', message), 'sts:AssumeRole', 'us-east-1')
      expect(silent.words).toContain(
        `sts:AssumeRole was denied in us-east-1 (AccessDenied): AWS does not allow ${other}`,
      )
      expect(silent.fix.text).toContain("the role's trust policy must allow it too")
      expect(JSON.parse(silent.fix.json ?? '')).toMatchObject({ Action: ['sts:AssumeRole', other], Resource: role })
      const named = said(
        thrown('AccessDenied', `${message} because no identity-based policy allows the ${other} action`),
        'sts:AssumeRole',
      )
      expect(named.words).toContain(`no identity-based policy allows ${other}`)
      expect(JSON.parse(named.fix.json ?? '')).toMatchObject({ Action: other })
    },
  )

  test('that is the trust policy is mended there, by the caller named as principal', () => {
    const message = `User: ${session} is not authorized to perform: sts:AssumeRole on resource: ${role} because no resource-based policy allows the sts:AssumeRole action`
    const { fix } = said(thrown('AccessDenied', message), 'sts:AssumeRole', 'us-east-1')
    expect(fix.text).toContain('trust policy')
    expect(JSON.parse(fix.json ?? '')).toEqual({ Effect: 'Allow', Principal: { AWS: role }, Action: 'sts:AssumeRole' })
  })

  test.each(['is not authorized', 'because of an injected fault', 'a role named "no service control policy" is meant'])(
    'stays unsaid where AWS does not name it: %s',
    (message) => {
      expect(said(thrown('AccessDenied', message)).fix.text).toBe(
        'Add this statement to a policy of the role SpinnakerManaged.',
      )
    },
  )
})

describe('a certificate that is not trusted', () => {
  test.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_UNTRUSTED', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_HAS_EXPIRED', 'clock'],
    ['CERT_NOT_YET_VALID', 'clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
    ['HOSTNAME_MISMATCH', 'another host name'],
  ])('%s', (code, advice) => {
    const answer = said(thrown('Error', 'self-signed certificate in certificate chain', { code, $metadata: {} }))
    expect(answer).toMatchObject({ kind: 'unreachable', code })
    expect(answer.words).toMatch(/certificate/)
    expect(answer.words).toContain(advice)
  })

  test('is not said of a connection that nobody took', () => {
    const { words } = said(thrown('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED', $metadata: {} }))
    expect(words).not.toMatch(/certificate|NODE_EXTRA_CA_CERTS/)
  })
})

describe('a connection that does not come about', () => {
  test.each([
    ['EPROTO', 'write EPROTO 140:error:SSL routines:ssl3_get_record:wrong version number', 'HTTPS_PROXY'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number', 'HTTPS_PROXY'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version', 'HTTPS_PROXY'],
    ['ERR_TLS_PROTOCOL_VERSION_CONFLICT', 'TLS protocol version conflict', 'HTTPS_PROXY'],
    ['EACCES', 'connect EACCES 10.0.0.1:443', 'AWS_ENDPOINT_URL'],
    ['EPERM', 'connect EPERM 10.0.0.1:443', 'AWS_ENDPOINT_URL'],
    ['EAI_FAIL', 'getaddrinfo EAI_FAIL ecs.ap-south-1.amazonaws.com', 'AWS_ENDPOINT_URL'],
  ])('%s: %s', (code, message, advice) => {
    const answer = said(thrown('Error', message, { code, $metadata: {} }))
    expect(answer).toMatchObject({ kind: 'unreachable', code })
    expect(answer.fix.text).toContain(advice)
    expect(answer.words).not.toMatch(/certificate|Renew/)
  })
})

describe('a clock that is wrong', () => {
  const late = 'Signature expired: 20261128T154623Z is now earlier than 20261128T163344Z (20261128T164844Z - 15 min.)'
  const early =
    'Signature not yet current: 20261128T184623Z is still later than 20261128T170344Z (20261128T164844Z + 15 min.)'
  test.each([
    ['InvalidSignatureException', late],
    ['InvalidSignatureException', early],
    ['SignatureDoesNotMatch', late],
    ['SignatureDoesNotMatch', early],
    ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
    ['RequestInTheFuture', 'The date in the request is in the future.'],
  ])('%s: %s', (name, message) => {
    const { kind, words } = said(thrown(name, message))
    expect(kind).toBe('credentials')
    expect(words).toMatch(/clock/)
    expect(words).not.toContain('Renew')
  })

  test.each([
    ['SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.'],
    ['ExpiredTokenException', 'The security token included in the request is expired'],
  ])('is not blamed for %s', (name, message) => {
    expect(said(thrown(name, message)).words).not.toMatch(/clock/)
  })
})

test('a request that was too old for EC2 may be the clock or the credentials: both are said', () => {
  const { kind, fix } = said(thrown('RequestExpired', 'Request has expired.'), 'ec2:DescribeRegions')
  expect([kind, fix.text]).toEqual([
    'credentials',
    expect.stringMatching(/clock .* wrong, or its credentials have expired/),
  ])
})

describe('a sign-in that does not work is a fault of credentials', () => {
  const token = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
  test.each([
    ['InvalidIdentityToken', 'No OpenIDConnect provider found in your account for https://oidc.example/id/ABC', {}],
    ['InvalidIdentityTokenException', 'Incorrect token audience', {}],
    ['IDPCommunicationError', 'Error communicating with the identity provider', {}],
    ['IDPRejectedClaim', 'The identity provider rejected the claim', {}],
    ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', {}],
    [
      'ExpiredTokenException',
      'Token expired: current date/time 1764421200 must be before the expiration date/time 1764417600',
      {},
    ],
    ['Error', `ENOENT: no such file or directory, open '${token}'`, { code: 'ENOENT', $metadata: {} }],
    ['Error', `EACCES: permission denied, open '${token}'`, { code: 'EACCES', $metadata: {} }],
  ])('%s: %s', (name, message, more) => {
    const { kind, words, fix } = said(thrown(name, message, more), 'sts:AssumeRole', 'us-east-1')
    expect(kind).toBe('credentials')
    expect(fix.text).toMatch(/web identity/i)
    expect(words).toContain(message.replace(/\.$/, ''))
  })

  test('a refused AssumeRole is no such fault', () => {
    const message = `User: ${session} is not authorized to perform: sts:AssumeRole on resource: ${role}`
    expect(said(thrown('AccessDenied', message), 'sts:AssumeRole').kind).toBe('denied')
  })
})
