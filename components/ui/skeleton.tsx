import { clsx } from 'clsx'

/** Holds the place of what is being loaded, so that nothing jumps. Give it the size of what will come. */
export function Skeleton({ round = false, className }: { round?: boolean; className: string }) {
  return (
    <span aria-hidden="true" className={clsx('block bg-track', round ? 'rounded-full' : 'rounded-sm', className)} />
  )
}
