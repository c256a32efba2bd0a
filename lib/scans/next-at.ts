import { Cron } from 'croner'

export type When = { cron: string; timeZone: string }

/** The first time after `after` that a cron expression of five fields names in a time zone. Throws in words where none does. */
export function nextAt({ cron, timeZone }: When, after: Date): Date {
  if (!isTimeZone(timeZone))
    throw new NoTime(`There is no time zone "${timeZone}". Use a name such as Europe/Berlin.`, 'timeZone')
  const next = firstOf({ cron, timeZone }, after)
  if (next === null) throw new NoTime(`No day ever matches "${cron}".`, 'cron')
  return next
}

/** A cron expression or a time zone that cannot be. `path`: the field at fault. */
export class NoTime extends Error {
  readonly path: keyof When

  constructor(message: string, path: keyof When) {
    super(message)
    this.path = path
  }
}

function firstOf({ cron, timeZone }: When, after: Date): Date | null {
  try {
    return new Cron(cron, { timezone: timeZone, paused: true, mode: '5-part' }).nextRun(after)
  } catch {
    const shape = 'minute, hour, day of the month, month, day of the week'
    throw new NoTime(`"${cron}" is not a cron expression. Write five fields (${shape}), such as 0 6 * * 1-5.`, 'cron')
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
