import { describe, expect, test } from 'vitest'
import { codeOf, faultOf } from './fault-of'

const named = (name: string, more: object = {}) => Object.assign(new Error('Why not.'), { name }, more)

describe('the kind of a fault', () => {
  test.each([
    ['ecs:ListClusters', 'us-east-1', named('AccessDeniedException'), 'denied'],
    ['iam:ListRoles', 'us-east-1', named('AccessDenied'), 'denied'],
    ['ec2:DescribeRegions', 'us-east-1', named('UnauthorizedOperation'), 'denied'],
    ['ec2:DescribeRegions', 'us-east-1', named('RequestLimitExceeded'), 'throttled'],
    ['iam:ListRoles', 'us-east-1', named('Throttling'), 'throttled'],
    ['ecs:ListClusters', 'us-east-1', named('Whatever', { $metadata: { httpStatusCode: 429 } }), 'throttled'],
    ['ecs:ListClusters', 'us-east-1', named('ExpiredTokenException'), 'credentials'],
    ['iam:ListRoles', 'us-east-1', named('CredentialsProviderError'), 'credentials'],
    ['ecs:ListClusters', 'us-east-1', named('TimeoutError', { code: 'ETIMEDOUT' }), 'timeout'],
    ['ecs:ListClusters', 'us-east-1', named('TimeoutError'), 'timeout'],
    // The SDK calls a reset a TimeoutError too; it is none.
    ['ecs:ListClusters', 'us-east-1', named('TimeoutError', { code: 'ECONNRESET' }), 'unreachable'],
    ['ecs:ListClusters', 'us-east-1', named('Error', { code: 'ENOTFOUND' }), 'unreachable'],
    ['ecs:ListClusters', 'us-east-1', named('SyntaxError'), 'unexpected'],
    ['ecs:ListClusters', 'us-east-1', named('InternalFailure', { $metadata: { httpStatusCode: 500 } }), 'unexpected'],
    ['sts:AssumeRole', 'us-east-1', named('ValidationError'), 'not-configured'],
    // One code for two things: a region that can be off may be the reason, IAM and STS cannot.
    ['ecs:ListClusters', 'me-central-1', named('UnrecognizedClientException'), 'region-disabled'],
    ['ec2:DescribeInstanceTypes', 'af-south-1', named('AuthFailure'), 'region-disabled'],
    ['ecs:ListClusters', 'eu-west-1', named('UnrecognizedClientException'), 'credentials'],
    ['sts:AssumeRole', 'us-east-1', named('InvalidClientTokenId'), 'credentials'],
    ['ecs:ListClusters', 'us-east-1', 'not even an error', 'unexpected'],
  ])('%s in %s: %s is %s', (action, region, error, kind) => {
    expect(faultOf(error, action, region)).toMatchObject({ kind, action, region })
  })
})

test('a fault keeps the code, the request id and the message', () => {
  const error = named('AccessDenied', { $metadata: { httpStatusCode: 403, requestId: 'r-1' } })
  expect(faultOf(error, 'iam:ListRoles', 'us-east-1')).toEqual({
    kind: 'denied',
    action: 'iam:ListRoles',
    code: 'AccessDenied',
    requestId: 'r-1',
    region: 'us-east-1',
    message: 'Why not.',
  })
})

test("the SDK's hint to programmers is left out of the message", () => {
  const hint =
    '\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.'
  const { message } = faultOf(new SyntaxError(`Unexpected token '<'${hint}`), 'ecs:ListClusters', 'us-east-1')
  expect(message).toBe("Unexpected token '<'")
})

test("an error of the SDK's own has no code", () => {
  expect([codeOf(new SyntaxError('<')), codeOf(named('TimeoutError', { code: 'ECONNRESET' }))]).toEqual([
    null,
    'ECONNRESET',
  ])
})

test('secrets that AWS repeats in a message are not kept', () => {
  const token = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN'.repeat(8)
  const said = `The canonical string should have been\nx-amz-security-token:${token}\nof ASIAIOSFODNN7EXAMPLE`
  const { message } = faultOf(named('SignatureDoesNotMatch', { message: said }), 'iam:ListRoles', 'us-east-1')
  expect(message).toContain('The canonical string')
  expect(message).not.toMatch(/IQoJb3|ASIAIOSFODNN7EXAMPLE/)
})

test('long names of a role, a session and a policy say who was refused, and stay', () => {
  const session = `arn:aws:sts::123456789012:assumed-role/spinnaker-clouddriver-production-eu/botocore-session-${'1'.repeat(20)}`
  const policy = `arn:aws:organizations::111122223333:policy/o-abcdefghij/service_control_policy/p-${'a1b2'.repeat(10)}`
  const said = `User: ${session} is not authorized to perform: ecs:ListClusters with an explicit deny in a service control policy: ${policy}`
  expect(faultOf(named('AccessDeniedException', { message: said }), 'ecs:ListClusters', 'us-east-1').message).toBe(said)
})

test('a long message is cut', () => {
  const { message } = faultOf(named('Odd', { message: 'word '.repeat(1_000) }), 'iam:ListRoles', 'us-east-1')
  expect(message.length).toBeLessThan(700)
})
