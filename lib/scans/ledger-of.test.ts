import { describe, expect, test } from 'vitest'
import { ledgerOf } from './ledger-of'

const spent = (action: string, calls: number, retries = 0) => ({
  action,
  calls,
  retries,
  throttles: retries,
  ms: calls * 10,
})
const calls = [spent('ecs:ListClusters', 3, 1), spent('ecs:DescribeClusters', 2), spent('cloudwatch:DescribeAlarms', 5)]

describe('a ledger', () => {
  const ledger = ledgerOf(calls, ['cluster-exists', 'container-instances', 'clonable-alarms', 'account-names'])
  const of = (check: string) => ledger.byCheck.find((each) => each.check === check)

  test('sums up what was sent', () => {
    expect(ledger.total).toEqual({ calls: 10, retries: 1, throttles: 1, ms: 100 })
  })

  test('has the most called action first, with the facts that it was called for', () => {
    expect(ledger.byAction.map(({ action, facts }) => [action, facts])).toEqual([
      ['cloudwatch:DescribeAlarms', ['alarms']],
      ['ecs:ListClusters', ['clusters']],
      ['ecs:DescribeClusters', ['clusters']],
    ])
  })

  test('gives a check the calls for its facts, and says which no other check needed', () => {
    expect([of('cluster-exists')?.calls, of('cluster-exists')?.own]).toEqual([5, 0])
    expect([of('clonable-alarms')?.calls, of('clonable-alarms')?.own]).toEqual([5, 5])
  })

  test('gives a check of the registry alone nothing', () => {
    expect(of('account-names')).toMatchObject({ calls: 0, facts: [] })
  })

  test('knows every check where none was named', () => {
    expect(ledgerOf(calls, null).byCheck.length).toBeGreaterThan(ledger.byCheck.length)
  })
})
