/** What of the history one looks at; all of it is in the URL. */
export type HistoryView = {
  entity: 'aws-account' | 'ecs-account' | 'settings' | null
  /** Exact name of an account. */
  name: string | null
  /** Cursor of the page; null: from the newest on. */
  before: string | null
}

export function historyPath(view: Partial<HistoryView>): string {
  const given = Object.entries(view).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return given.length === 0 ? '/history' : `/history?${new URLSearchParams(given)}`
}

export const revisionPath = (revision: number) => `/history/${revision}`

export const comparePath = (from: number, to: number) => `/history/compare?from=${from}&to=${to}`
