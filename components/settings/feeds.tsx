import { actorWords } from '@/components/history/actor-words'
import { BlockTable } from '@/components/ui/block-table'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { FeedReads } from '@/lib/contracts/feeds'
import { type FeedWords, feedWords } from './feed-words'

/** The registry in the forms that Clouddriver reads by itself: how each is switched on, and who read it last. */
export function Feeds({ origin, reads }: FeedReads) {
  return (
    <div className="grid gap-8">
      {feedWords(origin).map((words) => (
        <Feed key={words.feed} words={words} reads={reads.filter(({ feed }) => feed === words.feed)} />
      ))}
    </div>
  )
}

function Feed({ words: { title, steps, config, about }, reads }: { words: FeedWords; reads: FeedReads['reads'] }) {
  return (
    <div className="grid gap-3">
      <h3 className="font-medium">{title}</h3>
      <ol className="grid list-decimal gap-1.5 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <CodeBlock label={about} lines={config.split('\n').map((text) => ({ text }))} />
      <div>
        <CopyButton text={config} label={`Copy ${about}`} size="small" />
      </div>
      {reads.length === 0 ? (
        <p className="text-ink-2">No token has read it yet.</p>
      ) : (
        <BlockTable
          label={`Readers: ${title}`}
          columns={[
            { head: 'Read by', longest: 30 },
            { head: 'Last read', longest: 14 },
          ]}
          rows={reads.map(({ actor, at }) => ({
            key: actor,
            cells: [actorWords(actor), <RelativeTime key="at" at={at} />],
          }))}
        />
      )}
    </div>
  )
}
