import { beforeAll, describe, expect, test } from 'vitest'
import { collectorSuite } from '@/lib/aws/testing/collector-suite'
import { gatheredFacts } from '@/lib/aws/testing/gathered-facts'
import { seedMoto } from '@/lib/aws/testing/seed-moto'
import { testAccount, testTarget } from '@/lib/aws/testing/test-target'
import { awsAt } from '@/lib/aws/testing/test-world'
import { checks } from '@/lib/readiness/checks'
import type { Finding } from '@/lib/readiness/finding'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import { storedRegistry } from './testing/registry-of'
import { expectReportRules } from './testing/report-rules'
import { scanRegistry } from './testing/scan-registry'

// vitest.config.ts includes this file only where the variable is set.
const endpoint = process.env.SHIPSHAPE_MOTO_URL ?? ''

beforeAll(async () => {
  const reset = await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' })
  if (!reset.ok) throw new Error(`No moto_server at SHIPSHAPE_MOTO_URL (${endpoint}): ${reset.status}.`)
  await seedMoto(endpoint)
})

describe('collectors against moto', () => {
  // moto answers SimulatePrincipalPolicy with a broken page (measured).
  collectorSuite(() => gatheredFacts(awsAt(endpoint), testTarget()), ['simulation'])
})

describe('the whole line against moto', () => {
  const registry = storedRegistry({
    settings: { ...defaultSettings, release: '2025.4' },
    awsAccounts: [testAccount()],
    ecsAccounts: [ecsAccountInputSchema.parse({ name: 'test-ecs', awsAccount: 'test', namingStrategy: 'tags' })],
  })
  let findings: readonly Finding[]
  beforeAll(async () => {
    const { reports } = await scanRegistry(awsAt(endpoint), registry)
    for (const report of reports) expectReportRules(report)
    findings = reports.flatMap((report) => report.findings)
  })

  test('every check answers, and only what moto cannot tell is unknown', () => {
    expect([...new Set(findings.map(({ check }) => check))].sort()).toEqual(checks.map(({ check }) => check).sort())
    const unknown = findings.filter(({ status }) => status === 'unknown')
    expect(unknown.map(({ check, fault }) => [check, fault?.action])).toEqual([
      ['permissions', 'iam:SimulatePrincipalPolicy'],
      ['pass-role', 'iam:SimulatePrincipalPolicy'],
    ])
  })

  test('what is judged is what stands in moto', () => {
    const said = findings
      .filter(({ group, status }) => group !== 'mapping' && status !== 'not-applicable' && status !== 'unknown')
      .map(({ check, status, resource }) => [check, status, resource?.split('/').at(-1)].filter(Boolean).join(' '))
    expect(said).toEqual([
      'assume-role pass SpinnakerManaged',
      'clouddriver-identity pass SpinnakerManaged',
      'region-enabled pass',
      'cluster-exists pass',
      'cluster-capacity pass main',
      'container-instances pass main',
      'inactive-clusters pass',
      'network-mode pass main',
      'service-linked-roles pass AWSServiceRoleForECS',
      'service-linked-roles pass AWSServiceRoleForApplicationAutoScaling_ECSService',
      'task-roles pass',
      'role-parsing pass',
      // The tracked metric is of namespace `web`: its dimension stays on the old service.
      'clonable-alarms warn web',
      'scaling-targets pass web',
      // moto lists no account setting, and what is not listed Clouddriver takes to be off.
      'tagging fail',
    ])
  })
})
