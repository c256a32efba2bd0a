import { goKeys } from './go-keys'
import { pages } from './pages'

export type Key = { keys: readonly string[]; does: string }

/** What the dialog of `?` lists. */
export const keys: readonly { where: string; keys: readonly Key[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      { keys: ['/', 'Ctrl K', '⌘ K'], does: 'Search accounts, clusters, roles and alarms' },
      { keys: ['r'], does: 'Check what the page shows' },
      { keys: ['x'], does: 'On an account’s page: mute the finding that has the focus, or the first' },
      { keys: ['?'], does: 'List the keys' },
      { keys: ['Esc'], does: 'Close the panel or the dialog' },
    ],
  },
  {
    where: 'In a table',
    keys: [
      { keys: ['j', 'k'], does: 'Go to the next or previous row' },
      { keys: ['←', '↑', '↓', '→'], does: 'Move between links' },
      { keys: ['Home', 'End'], does: 'Go to the first or last link in the row' },
      { keys: ['Enter'], does: 'Open' },
    ],
  },
  {
    where: 'Pages',
    keys: Object.entries(goKeys).flatMap(([letter, path]) => {
      const page = pages.find((each) => each.path === path)
      return page === undefined ? [] : [{ keys: ['g', letter], does: page.name }]
    }),
  },
]
