import { setTimeout } from 'node:timers/promises'

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Runs one work after another, each at least `apartMs` after the end of the one before, whether that ended well or not. */
export function inTurn(apartMs: number, pause: (ms: number) => Promise<unknown> = setTimeout): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  const rest = () => pause(apartMs)
  return (work) => {
    const done = last.then(work)
    last = done.then(rest, rest)
    return done
  }
}
