'use client'

import { usePathname } from 'next/navigation'
import { type MouseEvent, useMemo, useState } from 'react'

/** A link's attributes for a change of a view: a real address, followed without asking the server. */
export type ViewLink<V> = (change: Partial<V>) => { href: string; onClick: (event: MouseEvent) => void }

type SetOptions = { history?: 'push' | 'replace'; scroll?: boolean }
type SetView<V> = (change: Partial<V>, options?: SetOptions) => Promise<unknown>

export type ViewControl<V> = {
  view: V
  linkTo: ViewLink<V>
  /** Takes the change over; done once the address says so. `replace`, as one types, makes no history. */
  change: (change: Partial<V>, history?: 'push' | 'replace') => Promise<unknown>
}

type Options<V> = {
  /** What else changes with a change. */
  completed?: (change: Partial<V>) => Partial<V>
  /** Whether a followed link leads to the top of the page. */
  scrolls?: (change: Partial<V>) => boolean
  /** Runs or puts off what a followed link does. */
  guard?: (change: Partial<V>, go: () => void) => void
}

/** How every view keeps its state: in the URL, with history, in place. */
export const viewState = { history: 'push', scroll: false } as const

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/**
 * A view that is kept in the URL (`state` of nuqs), and links that change it. The same control until the view changes, so
 * that what is drawn from it can be kept. `options` are those of the first call.
 */
export function useView<V extends object>(
  [view, setView]: readonly [V, SetView<V>],
  serialize: (path: string, view: Partial<V>) => string,
  options: Options<V> = {},
): ViewControl<V> {
  const path = usePathname()
  const [kept] = useState({ serialize, ...options })
  return useMemo(() => controlOf({ view, setView, path, ...kept }), [view, setView, path, kept])
}

type Parts<V> = Options<V> & {
  view: V
  setView: SetView<V>
  path: string
  serialize: (path: string, view: Partial<V>) => string
}

function controlOf<V extends object>(parts: Parts<V>): ViewControl<V> {
  const { view, setView, path, serialize } = parts
  const { completed = (change) => change, scrolls = () => false, guard = (_, go) => go() } = parts
  return {
    view,
    change: (change, history = 'push') => setView(completed(change), { history }),
    linkTo: (change) => ({
      href: serialize(path, { ...view, ...completed(change) }),
      onClick: (event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        guard(change, () => void setView(completed(change), { scroll: scrolls(change) }))
      },
    }),
  }
}
