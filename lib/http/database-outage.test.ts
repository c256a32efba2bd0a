import { expect, test } from 'vitest'
import { problemOf } from './problem-of'

const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields)

test.each([
  ['no server', error('connect ECONNREFUSED 10.0.0.4:5432', { code: 'ECONNREFUSED' })],
  ['Prisma finds none', error("Can't reach database server at db.internal", { code: 'P1001' })],
  ['Prisma was cut off', error('Server has closed the connection.', { code: 'P1017' })],
  ['no transaction in time', error('Unable to start a transaction in the given time.', { code: 'P2028' })],
  ['the server is stopping', error('terminating connection', { code: '57P01' })],
  ['the server is starting', error('the database system is starting up', { code: '57P03' })],
  ['too many clients', error('sorry, too many clients already', { code: '53300' })],
  ['a primary that became a standby', error('cannot execute INSERT', { code: '25006' })],
  ['pg lost it', error('Connection terminated unexpectedly')],
  [
    'behind the adapter',
    error('raw query', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
  ],
  [
    'none behind a raw query',
    error('Raw query failed. Code: `N/A`.', {
      code: 'P2010',
      meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable', host: '10.0.0.4' } } },
    }),
  ],
  ['several addresses', error('', { errors: [error('x', { code: 'ECONNREFUSED' })] })],
])('%s: 503 that names no host and says when to try again', (_, thrown) => {
  const problem = problemOf(thrown)
  expect(problem?.kind).toBe('unavailable')
  expect(problem?.headers['retry-after']).toBe('10')
  expect(problem?.message).not.toMatch(/10\.0\.0\.4|internal|ECONN/)
})

test('a full disk is told as that', () => {
  expect(problemOf(error('could not extend file', { code: '53100' }))?.message).toContain('no room left')
})

test.each([
  ['a bug', error('x is not a function')],
  ['a broken rule', error('unique', { code: 'P2002' })],
  ['a circle of causes', Object.assign(error('a'), { cause: error('b') })],
  ['no error', 'away'],
])('%s is no outage', (_, thrown) => {
  expect(problemOf(thrown)).toBeNull()
})
