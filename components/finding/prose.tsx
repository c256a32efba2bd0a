import { Fragment } from 'react'
import { piecesOf } from './prose-pieces'

/** A check's own words, with ARNs, principals and actions set in monospace, as they would be copied. */
export function Prose({ text }: { text: string }) {
  return piecesOf(text).map(({ text: piece, isCode }, index) =>
    isCode ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <code key={index} className="wrap-anywhere text-[0.93em]">
        {piece}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <Fragment key={index}>{piece}</Fragment>
    ),
  )
}
