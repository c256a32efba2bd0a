import type { LinkTo } from '@/components/rows/use-rows-view'
import { grouped } from '@/lib/readiness/words'

type KindLineProps = { all: number; scaling: number; isAll: boolean; linkTo: LinkTo }

/** Which alarms the page shows and how many it leaves out, with the way to the others. */
export function KindLine({ all, scaling, isAll, linkTo }: KindLineProps) {
  const others = all - scaling
  if (others === 0) return <p className="mt-1 text-ink-2">Every metric alarm in the mapped regions scales a service.</p>
  return (
    <p className="mt-1 text-ink-2">
      {isAll ? (
        <>
          All {grouped(all)} metric alarms in the mapped regions.{' '}
          <a {...linkTo({ kind: null, verdict: null })} className="inline-link">
            Only the {grouped(scaling)} that scale an ECS service
          </a>
        </>
      ) : (
        <>
          {grouped(others)} of {grouped(all)} metric alarms do not scale an ECS service and are hidden.{' '}
          <a {...linkTo({ kind: 'all', verdict: null })} className="inline-link">
            Show all {grouped(all)}
          </a>
        </>
      )}
    </p>
  )
}
