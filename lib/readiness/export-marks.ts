import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml'
import type { Report } from './report'
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

/** The findings that speak of a line of an export, in the order of its lines. */
export function exportMarks(yaml: string, reports: readonly Report[]): ExportMark[] {
  const lineOf = linesOf(yaml)
  const marks = reports.flatMap(({ ecsAccount, awsAccount, findings }) =>
    findings.flatMap(({ check, status, title, region, resource, cause }): ExportMark[] => {
      const place = places[check]
      if (place === undefined || status === 'pass' || status === 'not-applicable') return []
      const line = lineOf(place, place.list === 'aws' ? awsAccount : ecsAccount)
      return line === null ? [] : [{ line, status, title, ecsAccount, check, region, resource, cause }]
    }),
  )
  return marks.toSorted((a, b) => a.line - b.line)
}

function linesOf(yaml: string): (place: Place, account: string) => number | null {
  const counter = new LineCounter()
  const { contents } = parseDocument(yaml, { lineCounter: counter })
  const entries = { aws: entriesOf(contents, 'aws'), ecs: entriesOf(contents, 'ecs') }
  return ({ list, keys }, account) => {
    const entry = entries[list].find((each) => each.get('name') === account)
    const pair = keys.map((key) => entry && pairOf(entry, key)).find((found) => found !== undefined)
    const offset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
    return offset === undefined ? null : counter.linePos(offset).line
  }
}

function entriesOf(contents: unknown, list: Place['list']): YAMLMap[] {
  if (!isMap(contents)) return []
  const accounts = contents.getIn([list, 'accounts'])
  return isSeq(accounts) ? accounts.items.filter(isMap) : []
}

function pairOf(entry: YAMLMap, key: string): Pair | undefined {
  return entry.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
}
