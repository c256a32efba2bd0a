import type { Call, Result } from '../call'
import { flagOf, integerOf, textOf } from '../input'
import { pageOf } from '../paging'

/** What an account has that never touched its settings. */
const defaults: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  dualStackIPv6: 'disabled',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'off',
  taskLongArnFormat: 'enabled',
}

/** Settings as they take effect for the caller; without `effectiveSettings` only those that somebody set. */
export function listAccountSettings(call: Call): Result {
  const own = call.contents.accountSettings ?? {}
  const name = textOf(call, 'name')
  const settings = Object.entries(flagOf(call, 'effectiveSettings') ? { ...defaults, ...own } : own)
    .filter(([each]) => name === null || each === name)
    .map(([each, value]) => ({
      name: each,
      value,
      principalArn: `arn:${call.account.partition}:iam::${call.account.id}:root`,
      type: 'user',
    }))
  const size = integerOf(call, 'maxResults', { minimum: 1, maximum: 10, default: 10 })
  const { items, next } = pageOf(call, settings, size, textOf(call, 'nextToken'))
  return { settings: items, nextToken: next }
}
