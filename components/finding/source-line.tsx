import { IntentLink } from '@/components/ui/intent-link'
import type { Finding } from '@/lib/readiness/finding'
import { Prose } from './prose'

/** Where the rule comes from and to which releases it applies. */
export function SourceLine({ rule, docs }: Pick<Finding, 'rule' | 'docs'>) {
  return (
    <p className="wrap-anywhere max-w-[90ch] text-ink-3 text-small">
      Rule: <Prose text={rule.source} />
      {rule.appliesTo && (
        <>
          {' '}
          Applies to <Prose text={rule.appliesTo} />.
          {/\d\.\d/.test(rule.appliesTo) && (
            <>
              {' '}
              <IntentLink href="/upgrade" className="inline-link">
                What changes with another release
              </IntentLink>
              .
            </>
          )}
        </>
      )}
      {/^https?:/.test(docs) && (
        <>
          {' '}
          <a href={docs} target="_blank" rel="noreferrer" className="inline-link">
            Learn more<span className="sr-only"> (a new tab)</span>
          </a>
        </>
      )}
    </p>
  )
}
