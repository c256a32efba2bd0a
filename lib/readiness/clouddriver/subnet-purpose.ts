import type { Subnet } from '../facts/subnets'

/** What Clouddriver makes of one subnet's tags. */
export type SubnetReading =
  | { kind: 'purpose'; purpose: string; from: 'immutable_metadata' | 'Name' }
  /** Spinnaker does not offer it. */
  | { kind: 'none'; why: string }
  /** An exception that Clouddriver does not catch: it then lists no subnet of the account. */
  | { kind: 'breaks'; why: string }

/**
 * The purpose by which Spinnaker offers a subnet: tag immutable_metadata (JSON, `purpose`) first; without one there, a Name
 * of exactly three parts, a.b.c, is "b (a)". JSON that cannot be parsed is only logged, JSON that is no object stops the
 * listing. Seen running (1.18, 1.38, 2026.2):
 * clouddriver-aws/src/main/groovy/com/netflix/spinnaker/clouddriver/aws/provider/view/AmazonSubnetProvider.groovy
 */
export function readSubnet({ immutableMetadata, name }: Pick<Subnet, 'immutableMetadata' | 'name'>): SubnetReading {
  const metadata = readMetadata(immutableMetadata ?? '')
  if (metadata.kind === 'no-object') {
    return { kind: 'breaks', why: `its tag immutable_metadata is not a JSON object: ${immutableMetadata}` }
  }
  if (metadata.kind === 'object' && metadata.purpose !== '') {
    return { kind: 'purpose', purpose: metadata.purpose, from: 'immutable_metadata' }
  }
  const fromName = purposeOfName(name ?? '')
  if (fromName !== null) return { kind: 'purpose', purpose: fromName, from: 'Name' }
  if (metadata.kind === 'malformed') return { kind: 'none', why: 'its tag immutable_metadata is not valid JSON' }
  const named = name === null || name === '' ? 'it has no Name' : `its Name, ${name}, has not three parts`
  return {
    kind: 'none',
    why: `${metadata.kind === 'object' ? 'its tag immutable_metadata has no purpose' : 'it has no tag immutable_metadata'}, and ${named}`,
  }
}

type Metadata = { kind: 'absent' | 'malformed' | 'no-object' } | { kind: 'object'; purpose: string }

function readMetadata(text: string): Metadata {
  if (text === '') return { kind: 'absent' }
  if (text.trim() === '') return { kind: 'no-object' }
  const value = parsed(text)
  if (value === undefined) return { kind: 'malformed' }
  if (value === null) return { kind: 'absent' }
  if (typeof value !== 'object' || Array.isArray(value)) return { kind: 'no-object' }
  const purpose = 'purpose' in value ? value.purpose : null
  return { kind: 'object', purpose: purpose === null || purpose === undefined ? '' : groovyText(purpose) }
}

/** The first value of the text, as Jackson reads it: what comes after is not looked at. */
function parsed(text: string): unknown {
  for (let end = text.length; end > 0; end--) {
    if (!endsValue(text, end)) continue
    try {
      return JSON.parse(text.slice(0, end))
    } catch {
      // A shorter part may be a value.
    }
  }
  return undefined
}

/** Whether a value may end there: a word or a number ends at a blank only. */
function endsValue(text: string, end: number): boolean {
  return end === text.length || /[}\]"]/.test(text.charAt(end - 1)) || /\s/.test(text.charAt(end))
}

/** Groovy's text of a value: `[a, b]` of a list, `[key:value]` of an object. */
function groovyText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(groovyText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([key, one]) => `${key}:${groovyText(one)}`)
  return entries.length === 0 ? '[:]' : `[${entries.join(', ')}]`
}

/** Java's split drops empty parts at the end, so that a.b.c. has three. */
function purposeOfName(name: string): string | null {
  const [vpc, purpose, zone, ...more] = name.replace(/\.+$/, '').split('.')
  if (vpc === undefined || purpose === undefined || zone === undefined || more.length > 0) return null
  return `${purpose} (${vpc})`
}
