import { describe, expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, findingsOf, mappingRegistry } from '../testing/role-builders'
import { providersEnabled } from './providers-enabled'

type Row = [what: string, changes: Parameters<typeof mappingRegistry>[0], status: string, says: RegExp]

describe('providers-enabled', () => {
  test.each<Row>([
    ['ECS without AWS', { settings: { awsEnabled: false } }, 'fail', /without the AWS provider/],
    ['ECS off', { settings: { ecsEnabled: false } }, 'not-applicable', /switched off/],
    ['both off', { settings: { ecsEnabled: false, awsEnabled: false } }, 'not-applicable', /switched off/],
  ])('%s', (_what, changes, status, says) => {
    const finding = findingOf(providersEnabled, mappingRegistry(changes), noFacts)
    expect(finding).toMatchObject({ status, title: expect.stringMatching(says) })
  })

  test('a disabled AWS account fails beside the switches', () => {
    const findings = findingsOf(providersEnabled, mappingRegistry({ aws: { enabled: false } }), noFacts)
    expect(findings).toMatchObject([{ status: 'pass' }, { status: 'fail', resource: 'payments' }])
  })
})
