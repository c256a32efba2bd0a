import { Fragment, type ReactNode } from 'react'

/** The page's answer in one sentence; parts that have nothing to say are falsy. */
export function Sentence({ parts }: { parts: readonly ReactNode[] }) {
  const said = parts.filter(Boolean)
  return (
    <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
      {said.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
        <Fragment key={index}>
          {index > 0 && '; '}
          {part}
        </Fragment>
      ))}
      .
    </h1>
  )
}
