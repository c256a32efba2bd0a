import { Skeleton } from '@/components/ui/skeleton'

const rows = Array.from({ length: 10 }, (_, index) => index)

/** Holds the place of a sentence, filters and rows. */
export function RowsPlaceholder({ what }: { what: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading the {what}</span>
      <Skeleton className="h-[30px] w-[min(36rem,100%)]" />
      <Skeleton className="mt-2 h-5 w-[min(24rem,80%)]" />
      <Skeleton round className="mt-6 h-7 w-[min(32rem,100%)]" />
      <div className="mt-6 border-line border-t">
        {rows.map((row) => (
          <div key={row} className="flex h-9 items-center gap-6 border-line border-b">
            <Skeleton round className="size-4" />
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 flex-1" />
          </div>
        ))}
      </div>
    </div>
  )
}
