export type Key = { keys: readonly string[]; does: string }

/** What the dialog of `?` lists. */
export const keys: readonly { where: string; keys: readonly Key[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      { keys: ['/'], does: 'Search accounts, clusters, roles and alarms' },
      { keys: ['r'], does: 'Check all accounts now' },
      { keys: ['?'], does: 'List the keys' },
      { keys: ['Esc'], does: 'Close the panel or the dialog' },
    ],
  },
  {
    where: 'In a table',
    keys: [
      { keys: ['←', '↑', '↓', '→'], does: 'Move between links' },
      { keys: ['Home', 'End'], does: 'Go to the first or last link in the row' },
      { keys: ['Enter'], does: 'Open' },
    ],
  },
]
