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
 * listing. Read in the code, not seen running:
 * clouddriver-aws/src/main/groovy/com/netflix/spinnaker/clouddriver/aws/provider/view/AmazonSubnetProvider.groovy
 */
export function readSubnet({ immutableMetadata, name }: Pick<Subnet, 'immutableMetadata' | 'name'>): SubnetReading {
  const metadata = readMetadata(immutableMetadata ?? '')
  if (metadata.kind === 'no-object') {
    return { kind: 'breaks', why: `its tag immutable_metadata is no JSON object: ${immutableMetadata}` }
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
  return { kind: 'object', purpose: purpose === null || purpose === undefined ? '' : String(purpose) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Java's split drops empty parts at the end, so that a.b.c. has three. */
function purposeOfName(name: string): string | null {
  const [vpc, purpose, zone, ...more] = name.replace(/\.+$/, '').split('.')
  if (vpc === undefined || purpose === undefined || zone === undefined || more.length > 0) return null
  return `${purpose} (${vpc})`
}
