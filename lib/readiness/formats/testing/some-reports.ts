import { countStatuses, type Status } from '../../status'
import type { ShownFinding, ShownReport } from '../shown-report'

/** A finding of one status, with everything that such a finding carries; `name` is put wherever a name can stand. */
export function someFinding(status: Status, name = 'main', more: Partial<ShownFinding> = {}): ShownFinding {
  const claims = status === 'fail' || status === 'warn'
  return {
    check: `check-${status}`,
    group: 'cluster',
    status,
    title: `${name} is ${status}`,
    summary: `What is said of ${name}.`,
    region: 'us-east-1',
    resource: name,
    evidence: claims
      ? [
          { kind: 'text', title: name, text: name },
          { kind: 'table', title: name, columns: [name], rows: [[name], [{ text: name, status: 'warn', code: true }]] },
          { kind: 'document', title: name, lines: [{ text: name, mark: 'denies', note: name }] },
          {
            kind: 'verdicts',
            title: name,
            aws: { status: 'pass', text: name },
            clouddriver: { status: 'fail', text: name },
          },
        ]
      : [],
    fix: claims ? { text: `Mend ${name}.`, cli: `aws ${name}`, json: JSON.stringify({ name }) } : null,
    docs: 'https://spinnaker.io/docs/setup/install/providers/aws/aws-ecs/',
    rule: { source: 'The set-up page.', appliesTo: 'every release' },
    fault:
      status === 'unknown'
        ? { kind: 'denied', action: 'ecs:ListClusters', code: name, requestId: 'r', region: 'us-east-1', message: name }
        : null,
    muted: null,
    scannedAt: '2026-11-29T08:00:00.000Z',
    reach: 'account',
    cause: null,
    ...more,
  }
}

export const someMuted = {
  by: 'person:ann@example.com',
  reason: 'known; mended on Tuesday',
  until: '2026-12-01T00:00:00.000Z',
}

export function someReport(ecsAccount: string, findings: readonly ShownFinding[]): ShownReport {
  const counted = findings.filter(({ muted }) => muted === null)
  const status = (['fail', 'unknown', 'warn'] as const).find((each) => counted.some((one) => one.status === each))
  const counts = { ...countStatuses(counted), muted: findings.length - counted.length }
  return {
    ecsAccount,
    awsAccount: ecsAccount,
    accountId: '123456789012',
    status: status ?? 'pass',
    gaps: counts.unknown,
    scannedAt: '2026-11-29T08:00:00.000Z',
    readAs: 'arn:aws:sts::123456789012:assumed-role/SpinnakerManaged/Spinnaker',
    counts,
    findings,
  }
}

export const statusesOnce = ['pass', 'warn', 'fail', 'unknown', 'not-applicable'] as const
