import { clsx } from 'clsx'

/** Holds the place of what is being loaded, so that nothing jumps. Give it the size of what will come. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={clsx('block rounded-sm bg-track', className)} />
}
