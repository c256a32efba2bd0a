import { ChangeList } from '@/components/accounts/change-list'
import { TextFile } from '@/components/export/text-file'
import { Page } from '@/components/shell/page'
import { IntentLink } from '@/components/ui/intent-link'
import { LinkButton } from '@/components/ui/link-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { counted } from '@/lib/readiness/words'
import type { Registry } from '@/lib/registry/registry'
import { actorWords } from './actor-words'
import { comparePath, revisionPath } from './history-path'
import { RegistryList } from './registry-list'
import { RevisionTabs } from './revision-tabs'
import type { revisionTabs } from './revision-view'
import { TakeBack } from './take-back'
import type { Write } from './writes-of'

type RevisionProps = {
  registry: Registry
  /** Null where another tab is open. */
  yaml: string | null
  /** Null for revision 0, which nobody wrote. */
  write: Write | null
  current: number
  tab: (typeof revisionTabs)[number]
}

/** The registry as it was after a revision, what that changed, and the ways back to it. */
export function Revision(props: RevisionProps) {
  const { registry, write, current } = props
  const { revision, awsAccounts, ecsAccounts, settings } = registry
  const isCurrent = revision === current
  return (
    <Page>
      <div className="flex items-start justify-between gap-x-6 gap-y-3 @max-[900px]:flex-col">
        <div className="min-w-0">
          <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
            Revision {revision}: {counted(awsAccounts.length, 'AWS account')},{' '}
            {counted(ecsAccounts.length, 'ECS account')},{' '}
            {settings.release === null ? 'no release' : `release ${settings.release}`}.
          </h1>
          <p className="wrap-anywhere mt-1 text-ink-2">
            {write === null ? (
              'The registry before its first write.'
            ) : (
              <>
                Written <RelativeTime at={write.at} /> by {actorWords(write.actor)}.
              </>
            )}{' '}
            {isCurrent ? 'It is the current revision.' : `The current revision is ${current}.`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 @min-[900px]:shrink-0">
          {!isCurrent && <LinkButton href={comparePath(revision, current)}>Compare with current</LinkButton>}
          {write !== null && <TakeBack way="undo" revision={revision} />}
          {!isCurrent && <TakeBack way="restore" revision={revision} />}
        </div>
      </div>
      <nav aria-label="Revisions beside this one" className="mt-2 flex gap-4">
        {revision > 0 && (
          <IntentLink href={revisionPath(revision - 1)} className="text-link">
            ← Revision {revision - 1}
          </IntentLink>
        )}
        {!isCurrent && (
          <IntentLink href={revisionPath(revision + 1)} className="text-link">
            Revision {revision + 1} →
          </IntentLink>
        )}
      </nav>
      <RevisionTabs>
        <Content {...props} />
      </RevisionTabs>
    </Page>
  )
}

function Content({ tab, registry, yaml, write }: RevisionProps) {
  if (tab === 'registry') return <RegistryList registry={registry} />
  if (tab === 'yaml') return <TextFile name="clouddriver-local.yml" text={yaml ?? ''} />
  if (write === null) return <p className="py-3 text-ink-2">Nothing was written under this number.</p>
  return <ChangeList changes={write.changes} tense="past" most={100} />
}
