/** Times that most teams want; anything else is a cron expression. */
export const usualTimes = [
  { cron: '0 * * * *', words: 'Every hour' },
  { cron: '0 */6 * * *', words: 'Every 6 hours' },
  { cron: '0 6 * * *', words: 'Every day at 06:00' },
  { cron: '0 6 * * 1-5', words: 'Monday to Friday at 06:00' },
] as const

/** A schedule's time as people say it, where it is a usual one; else its cron expression. */
export function timeWords(cron: string): string {
  return usualTimes.find((usual) => usual.cron === cron)?.words ?? cron
}
