import type { BodySpec, Contract } from '@/lib/contracts/contract'
import { Problem } from '@/lib/problem'
import { requireJsonBudget } from '@/lib/reading/json-budget'
import { isShort, type Reading } from '@/lib/reading/open-reading'
import { readJson } from '@/lib/reading/read-json'
import { readText } from './read-text'

const accepted: Record<BodySpec['type'], readonly string[]> = {
  'application/json': ['application/json'],
  'application/merge-patch+json': ['application/merge-patch+json', 'application/json'],
  'application/yaml': ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml', 'text/plain'],
}

/**
 * The body as its contract has it.
 * @throws Problem `unsupported-type`, `too-large`, `not-readable` or `invalid`, in this order of looking
 */
export async function parseBody(
  { method, path }: Pick<Contract, 'method' | 'path'>,
  spec: BodySpec,
  { request, reading, person }: { request: Request; reading: Reading; person: string },
): Promise<unknown> {
  const type = request.headers.get('content-type')
  const mayBeNothing = type === null && 'optional' in spec
  if (!mayBeNothing) requireType(spec, type)
  const text = await readText(request)
  // Next hands over an empty stream where there is no body.
  if (mayBeNothing && text === '') return spec.schema.parse({})
  requireType(spec, type)
  if (spec.type === 'application/yaml') return text
  if (isShort(text)) return readJson(text, spec.schema)
  // Counting is quick; what no request needs is not worth a thread.
  requireJsonBudget(text)
  return reading.read('body', { text, method, path }, person)
}

function requireType(spec: BodySpec, header: string | null): void {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '')
  const inUtf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8'
  if (accepted[spec.type].includes(type) && inUtf8) return
  const given = header === null ? 'No Content-Type was sent' : `Content-Type was ${header}`
  throw new Problem('unsupported-type', `${given}; send ${accepted[spec.type].join(' or ')} in UTF-8.`)
}
