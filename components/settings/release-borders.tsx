import { IntentLink } from '@/components/ui/intent-link'
import { releaseBorders } from '@/lib/readiness/release-borders'

/** Where the rules changed, so that the release one runs can be placed among them; each leads to what it would change. */
export function ReleaseBorders() {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
      {releaseBorders.map(({ release, change }) => (
        <div key={release} className="contents">
          <dt className="font-medium text-ink">
            <IntentLink href={`/upgrade?release=${release}`} className="inline-link inline-block min-h-6 min-w-6">
              <span className="sr-only">What changes from </span>
              {release}
            </IntentLink>
          </dt>
          <dd>{change}</dd>
        </div>
      ))}
    </dl>
  )
}
