import { expect, test } from 'vitest'
import type { Cluster } from '../facts/clusters'
import { cluster, contextOf, registryOf } from '../testing/capacity-builders'
import { inactiveClusters } from './inactive-clusters'

const judge = (clusters: Cluster[]) =>
  inactiveClusters.judge({ clusters }, { ...contextOf(registryOf()), region: 'us-east-1' })

const gone = (name: string) => cluster({ name, status: 'INACTIVE' })

test.each<[string, Cluster[], string, RegExp]>([
  ['no cluster at all', [], 'pass', /No inactive cluster/],
  ['an active one', [cluster()], 'pass', /No inactive cluster/],
  ['one that is coming or going', [cluster({ status: 'PROVISIONING' }), cluster({ status: 'FAILED' })], 'pass', /No/],
  ['one that is inactive', [gone('old')], 'warn', /^old is inactive/],
  ['one beside active ones', [cluster(), gone('old')], 'warn', /^old is inactive/],
  ['several', [gone('old'), cluster(), gone('older')], 'warn', /^old and older are inactive/],
])('%s', (_what, clusters, status, title) => {
  expect(judge(clusters)).toMatchObject([{ status, title: expect.stringMatching(title) }])
})

test('the consequence is the whole region', () => {
  expect(judge([gone('old')])[0]?.summary).toContain('Spinnaker shows no server group of us-east-1')
})
