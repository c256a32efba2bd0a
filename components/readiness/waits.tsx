import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'

type WaitsProps = {
  /** How many of what: "27 checks wait for this". */
  words: string
  /** In which groups, regions, accounts. */
  about: string
  children: ReactNode
}

/** What waits for one cause: counted, named, and one press away. */
export function Waits({ words, about, children }: WaitsProps) {
  return (
    <Disclosure
      className="mt-3 border-line border-t"
      summary={
        <span className="flex min-w-0 flex-wrap gap-x-2">
          <span className="font-medium">{words}</span>
          <span className="text-ink-2">{about}</span>
        </span>
      }
    >
      <ul className="pl-6 max-bar:pl-0">{children}</ul>
    </Disclosure>
  )
}
