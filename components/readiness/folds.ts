/** What is folded on an account's page, by status: each fold's anchor is its status. */
export const folds = [
  { status: 'pass', words: 'ready' },
  { status: 'not-applicable', words: 'not applicable' },
] as const
