import type { LinkTo } from '@/components/rows/use-rows-view'

type KindLineProps = { all: number; scaling: number; isAll: boolean; linkTo: LinkTo }

const number = new Intl.NumberFormat('en')

/** Which alarms the page shows and how many it leaves out, with the way to the others. */
export function KindLine({ all, scaling, isAll, linkTo }: KindLineProps) {
  const others = all - scaling
  if (others === 0) return <p className="mt-1 text-ink-2">Every metric alarm of the mapped regions scales a service.</p>
  return (
    <p className="mt-1 text-ink-2">
      {isAll ? (
        <>
          All {number.format(all)} metric alarms of the mapped regions.{' '}
          <a {...linkTo({ kind: null, verdict: null })} className="inline-link">
            Only the {number.format(scaling)} that scale an ECS service
          </a>
        </>
      ) : (
        <>
          {number.format(others)} of {number.format(all)} metric alarms scale no ECS service and are left out.{' '}
          <a {...linkTo({ kind: 'all', verdict: null })} className="inline-link">
            Show all {number.format(all)}
          </a>
        </>
      )}
    </p>
  )
}
