import type { ToldStatus } from '@/lib/contracts/told-statuses'
import type { Reason, ShownStatus } from '@/lib/readiness/changes/transition'
import { findingId } from '@/lib/readiness/finding-id'
import { counted, grouped } from '@/lib/readiness/words'
import type { StoredTransition } from '@/prisma/repositories/transitions'

/** A transition as it is told, with the page that shows it. */
type ToldTransition = Omit<StoredTransition, 'id' | 'reportId' | 'scanId' | 'because'> & {
  id: string
  reportId: string
  because: Reason[]
  link: string
}

/** What a webhook is sent. */
export type Message = {
  /** The same however often it is sent. */
  id: string
  /** ISO 8601. */
  at: string
  /** Null where a person's write led to it, or a test. */
  scanId: string | null
  link: string
  /** Worst first. */
  transitions: ToldTransition[]
  /** How many transitions more there were than a message holds. */
  more?: number
}

/** More than anybody reads; `/api/v1/transitions` has them all. */
export const mostTold = 2_000

type Telling = { id: string; at: Date; scanId: string | null; transitionIds: readonly bigint[] }

/** `transitions`: the first `mostTold` of them. */
export function messageOf(
  origin: string,
  { id, at, scanId, transitionIds }: Telling,
  transitions: readonly StoredTransition[],
): Message {
  const more = transitionIds.length - mostTold
  return {
    id,
    at: at.toISOString(),
    scanId,
    link: scanId === null ? `${origin}/history?of=readiness` : `${origin}/scans/${scanId}`,
    transitions: transitions.map((transition) => toldOf(origin, transition)),
    ...(more > 0 && { more }),
  }
}

/** What the button "Test" sends. */
export function testMessageOf(origin: string, { id, at }: { id: string; at: Date }): Message {
  return { id, at: at.toISOString(), scanId: null, link: `${origin}/settings#channels`, transitions: [] }
}

function toldOf(origin: string, { scanId: _, ...transition }: StoredTransition): ToldTransition {
  const { id, reportId, because, ecsAccount, check } = transition
  const page = `${origin}/readiness/${encodeURIComponent(ecsAccount)}`
  return {
    ...transition,
    id: String(id),
    reportId: String(reportId),
    because: [...because],
    link: check === null ? page : `${page}#${encodeURIComponent(findingId({ ...transition, check }))}`,
  }
}

/** Slack takes 50 blocks, and nobody reads more lines than these. */
const mostLines = 20
/** Slack takes 3,000 characters in a block; each of ours may become five. */
const longestBlock = 2_900
const longestText = 250

/** The message as Slack's incoming webhooks take it; whoever reads no blocks finds the same in `text`. */
export function slackBodyOf({ transitions, link, more = 0 }: Message): object {
  if (transitions.length === 0) {
    const text = `Shipshape reaches this channel. ${linkTo(link, 'Settings')}`
    return { text, blocks: [section(text)] }
  }
  const count = transitions.length + more
  const lines = transitions.slice(0, mostLines).map(lineOf)
  const left = count - lines.length
  const head = `*${counted(count, 'change')} of readiness*: ${linkTo(link, 'see all')}`
  const all = left > 0 ? [head, ...lines, `and ${grouped(left)} more`] : [head, ...lines]
  return { text: all.join('\n'), blocks: all.map(section) }
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

function lineOf({ ecsAccount, region, before, after, title, because, link }: ToldTransition): string {
  const place = region === null ? '' : ` (${escaped(region)})`
  const [reason] = because
  const why = reason === undefined ? '' : `\n${escaped(reason.what)}`
  const rest = `: ${wordOf(before)} → *${wordOf(after)}*: ${escaped(title)}`
  const whole = `${linkTo(link, ecsAccount)}${place}${rest}${why}`
  return whole.length > longestBlock ? `${escaped(ecsAccount)}${rest}` : whole
}

const words: Record<ToldStatus, string> = {
  fail: 'blocked',
  unknown: 'could not check',
  warn: 'needs attention',
  pass: 'ready',
}

function wordOf(status: ShownStatus | null): string {
  if (status === null) return 'new'
  if (status === 'not-applicable') return 'not applicable'
  return status === 'muted' ? 'muted' : words[status]
}

const linkTo = (url: string, label: string) => `<${url}|${escaped(label)}>`

/** What Slack reads as a mark is a text: nobody's resource can call `<!channel>`. */
function escaped(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  const short = flat.length > longestText ? `${flat.slice(0, longestText)}…` : flat
  return short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
