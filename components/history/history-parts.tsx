import { clsx } from 'clsx'
import { IntentLink } from '@/components/ui/intent-link'

const parts = [
  { of: 'registry', name: 'Registry', path: '/history' },
  { of: 'readiness', name: 'Readiness', path: '/history?of=readiness' },
] as const

/** The two histories: what people wrote, and what became of the accounts. */
export function HistoryParts({ of }: { of: (typeof parts)[number]['of'] }) {
  return (
    <nav aria-label="Parts of the history" className="mb-4 border-line border-b">
      <ul className="flex gap-x-4">
        {parts.map((part) => (
          <li key={part.of}>
            <IntentLink
              href={part.path}
              aria-current={part.of === of ? 'page' : undefined}
              className={clsx(
                '-mb-px inline-block border-b py-1.5',
                part.of === of ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {part.name}
            </IntentLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
