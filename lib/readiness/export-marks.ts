import { exportLines } from '@/lib/registry/clouddriver/export-lines'
import type { Registry } from '@/lib/registry/registry'
import type { Finding } from './finding'
import type { Status } from './status'

/** A line of the exported file of which a rule speaks. Lines count from 1. */
export type ExportMark = {
  line: number
  status: Extract<Status, 'fail' | 'warn' | 'unknown'>
  title: string
  ecsAccount: string
  check: string
  region: string | null
  resource: string | null
  /** As the finding's: marks of one cause wait for the same fix. */
  cause: string | null
}

type Place = { list: 'aws' | 'ecs'; keys: readonly string[] }

/** Where a check's subject stands: in the entry of which account, at the first of these keys that the entry has. */
const places: Readonly<Record<string, Place>> = {
  'account-names': { list: 'ecs', keys: ['name'] },
  'aws-account-exists': { list: 'ecs', keys: ['awsAccount'] },
  'one-ecs-account-per-aws-account': { list: 'ecs', keys: ['awsAccount'] },
  'clouddriver-start': { list: 'ecs', keys: ['awsAccount'] },
  'account-id': { list: 'aws', keys: ['accountId'] },
  'assume-role': { list: 'aws', keys: ['assumeRole', 'accountId'] },
  'assume-role-form': { list: 'aws', keys: ['assumeRole', 'accountId'] },
  'external-id': { list: 'aws', keys: ['externalId', 'assumeRole', 'accountId'] },
  'providers-enabled': { list: 'aws', keys: ['enabled', 'name'] },
  regions: { list: 'aws', keys: ['regions', 'accountId'] },
}

/** Checks that speak of a line of an export. */
export const markingChecks: readonly string[] = Object.keys(places)

/** What a mark is made of. */
export type MarkingFinding = Pick<Finding, 'check' | 'status' | 'title' | 'region' | 'resource' | 'cause'>

/** An account's findings of those checks. */
export type MarkingReport = { ecsAccount: string; awsAccount: string; findings: readonly MarkingFinding[] }

/** The findings that speak of a line of a registry's export, in the order of its lines. */
export function exportMarks(registry: Registry, reports: readonly MarkingReport[]): ExportMark[] {
  const lineOf = exportLines(registry)
  const marks = reports.flatMap(({ ecsAccount, awsAccount, findings }) =>
    findings.flatMap(({ check, status, title, region, resource, cause }): ExportMark[] => {
      const place = places[check]
      if (place === undefined || status === 'pass' || status === 'not-applicable') return []
      const line = lineOf(place.list, place.list === 'aws' ? awsAccount : ecsAccount, place.keys)
      return line === null ? [] : [{ line, status, title, ecsAccount, check, region, resource, cause }]
    }),
  )
  return marks.toSorted((a, b) => a.line - b.line)
}
