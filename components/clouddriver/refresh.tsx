'use client'

import { useRefreshClouddriver } from '@/components/queries/clouddriver'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { byCount, counted } from '@/lib/readiness/words'

/** Makes Clouddriver read its watched files again. */
export function Refresh() {
  const { mutate, data, error, isPending } = useRefreshClouddriver()
  return (
    <>
      <p className="max-w-[72ch] text-ink-2">
        Clouddriver takes a changed file into its accounts only after POST /refresh. The command beside the file sends
        it; so does this button.
      </p>
      <div>
        <Button busy={isPending} onClick={() => mutate()}>
          Send POST /refresh
        </Button>
      </div>
      <p role="status" className="text-ink-2">
        {data &&
          `Clouddriver read its files again: ${counted(data.changed.length, 'property', 'properties')} ${byCount(data.changed.length, 'has', 'have')} changed.`}
      </p>
      <div role="alert">{error && <p className="text-fail">{wordsOf(error)}</p>}</div>
    </>
  )
}
