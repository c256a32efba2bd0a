import { randomUUID } from 'node:crypto'
import type { Finding } from '@/lib/readiness/finding'
import { groups } from '@/lib/readiness/group'
import { countFindings, statusOf, summarise } from '@/lib/readiness/make-report'
import type { Report } from '@/lib/readiness/report'
import type { Status } from '@/lib/readiness/status'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import { openDatabase } from '@/prisma/client'
import { startEmbedded } from '@/prisma/embedded/start-embedded.js'
import { plain } from '@/prisma/repositories/json'
import { seedRegistry } from '@/prisma/seed/seed-registry'

const scannedAt = '2026-11-24T22:00:00.000Z'
/** Reports saved with one statement. */
const batch = 50

const shades: readonly Status[] = ['pass', 'pass', 'pass', 'warn', 'fail', 'unknown']

/** Fills a new database with that many mapped accounts, each with a report of three findings a group. */
export async function seedList(dataDir: string, accounts: number): Promise<void> {
  const { url, stop } = await startEmbedded({ dataDir, database: 'sandbox' })
  const database = await openDatabase({ databaseUrl: url, embedded: true, mode: 'sandbox' })
  const indexes = Array.from({ length: accounts }, (_, index) => index)
  try {
    await seedRegistry(database.prisma, {
      settings: { ...defaultSettings, defaultRegions: [{ name: 'us-east-1' }] },
      awsAccounts: indexes.map(awsAccount),
      ecsAccounts: indexes.map(ecsAccount),
    })
    const made = await database.prisma.ecsAccount.findMany({ select: { id: true, name: true } })
    for (let from = 0; from < made.length; from += batch) {
      const data = made.slice(from, from + batch).map(({ id, name }, index) => {
        const report = reportOf(name, from + index)
        const stored = { report: plain(report), summary: plain(summarise(report)) }
        return { ecsAccountId: id, runId: randomUUID(), scannedAt, ...stored }
      })
      await database.prisma.report.createMany({ data })
    }
  } finally {
    await database.close()
    await stop()
  }
}

const nameOf = (index: number) => `team-${String(index).padStart(4, '0')}`

function awsAccount(index: number) {
  return awsAccountInputSchema.parse({
    name: nameOf(index),
    accountId: String(100_000_000_000 + index),
    assumeRole: 'role/SpinnakerManaged',
    regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }],
  })
}

function ecsAccount(index: number) {
  return ecsAccountInputSchema.parse({ name: `${nameOf(index)}-ecs`, awsAccount: nameOf(index) })
}

function reportOf(name: string, index: number): Report {
  const findings = groups.flatMap((group, place) =>
    [0, 1, 2].map((number): Finding => {
      const status = shades[(index * 7 + place * 3 + number * 5) % shades.length] ?? 'pass'
      return {
        check: `check-${place}-${number}`,
        group,
        status,
        title: `\`application-autoscaling.amazonaws.com\` is not trusted by role/SpinnakerManaged of ${name}`,
        summary: 'Clouddriver passes the role to Application Auto Scaling with each scaling policy that it copies.',
        region: number === 0 ? null : 'us-east-1',
        resource: `arn:aws:iam::${100_000_000_000 + index}:role/SpinnakerManaged`,
        evidence: [],
        fix: status === 'pass' ? null : { text: 'Add the principal to the trust policy of the role.' },
        docs: 'https://spinnaker.io/docs/setup/install/providers/aws/aws-ecs/',
        rule: { source: 'Clouddriver', appliesTo: 'all releases' },
        fault: null,
        muted: null,
        scannedAt,
        reach: 'account',
        cause: null,
      }
    }),
  )
  const counts = countFindings(findings)
  return {
    ecsAccount: name,
    awsAccount: name.replace(/-ecs$/, ''),
    accountId: String(100_000_000_000 + index),
    status: statusOf(findings),
    scannedAt,
    readAs: null,
    counts,
    gaps: counts.unknown,
    findings,
  }
}
