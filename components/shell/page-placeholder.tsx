import { Skeleton } from '@/components/ui/skeleton'
import { Page } from './page'

const rows = Array.from({ length: 10 }, (_, index) => index)

/** The shape of the pages while one is made: a sentence, filters, rows. Not for pages that may not exist: their status comes first. */
export function PagePlaceholder() {
  return (
    <Page width="full">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-[30px] w-[min(36rem,100%)]" />
      <Skeleton className="mt-2 h-5 w-[min(24rem,80%)]" />
      <Skeleton round className="mt-6 h-7 w-[min(32rem,100%)]" />
      <div className="mt-6 border-line border-t">
        {rows.map((row) => (
          <div key={row} className="flex h-9 items-center gap-6 border-line border-b">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 flex-1" />
          </div>
        ))}
      </div>
    </Page>
  )
}
