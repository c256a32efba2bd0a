import { expect, test } from 'vitest'
import { nextAt } from './next-at'

test.each([
  ['0 * * * *', 'UTC', '2026-11-29T10:00:00Z', '2026-11-29T11:00:00.000Z'],
  ['0 6 * * 1-5', 'UTC', '2026-11-27T06:00:00Z', '2026-11-30T06:00:00.000Z'],
  ['0 6 * * *', 'America/New_York', '2026-11-29T10:00:00Z', '2026-11-29T11:00:00.000Z'],
  // The night on which 02:30 does not exist, and the one that has it twice.
  ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
  ['30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
  ['30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
  ['0 0 29 2 *', 'UTC', '2026-11-29T10:00:00Z', '2028-02-29T00:00:00.000Z'],
])('%s in %s after %s is %s', (cron, timeZone, after, next) => {
  expect(nextAt({ cron, timeZone }, new Date(after)).toISOString()).toBe(next)
})

test.each([
  ['0 0 30 2 *', 'UTC', 'cron', 'No day ever matches "0 0 30 2 *".'],
  ['hourly', 'UTC', 'cron', '"hourly" is not a cron expression. Write five fields'],
  ['* * * * * *', 'UTC', 'cron', 'is not a cron expression'],
  ['61 * * * *', 'UTC', 'cron', 'is not a cron expression'],
  ['', 'UTC', 'cron', 'is not a cron expression'],
  ['0 * * * *', 'Mars/Olympus', 'timeZone', 'There is no time zone "Mars/Olympus".'],
])('%s in %s is refused at %s: %s', (cron, timeZone, path, message) => {
  const refused = () => nextAt({ cron, timeZone }, new Date())
  expect(refused).toThrow(message)
  expect(refused).toThrow(expect.objectContaining({ path }))
})
