import type { z } from 'zod'
import { Problem } from '@/lib/problem'
import { parseJson } from '@/lib/reading/parse-json'
import { readText } from './read-text'

/** What a form sent, or a script as JSON. Fields that are wrong are named, with what is wrong with each. */
export type Sent<T> = { isForm: boolean } & (
  | { ok: true; value: T }
  | { ok: false; fields: Record<string, unknown>; wrong: Record<string, string> }
)

/** @throws Problem `too-large` or `not-readable` */
export async function readForm<S extends z.ZodObject>(schema: S, request: Request): Promise<Sent<z.output<S>>> {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  const text = await readText(request)
  const sent: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(text)
  const parsed = schema.safeParse(sent)
  if (parsed.success) return { isForm, ok: true, value: parsed.data }
  const fields = typeof sent === 'object' && sent !== null ? { ...sent } : {}
  const wrong = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
  return { isForm, ok: false, fields, wrong }
}

/** The refusal of JSON whose fields are wrong. */
export function wrongFields(wrong: Record<string, string>): Problem {
  return new Problem(
    'invalid',
    Object.entries(wrong)
      .map(([field, words]) => `${field === '' ? 'What was sent' : field}: ${words}`)
      .join(' '),
  )
}
