import { Problem } from '@/lib/problem'

/** Names in a path of OpenAPI form: `{name: string}` for `/api/v1/aws-accounts/{name}`. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & ParamsOf<Rest>
  : unknown

/**
 * Values of the path's names, decoded once.
 * @throws Problem `not-found` where the address has another form, or holds what no name can hold
 */
export function paramsOf(path: string, pathname: string): Record<string, string> {
  const [wanted, given] = [path.split('/'), pathname.split('/')]
  if (wanted.length !== given.length) throw nothingAt(pathname)
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    const value = decoded(given[index] ?? '', pathname)
    if (name === undefined && value !== part) throw nothingAt(pathname)
    if (name !== undefined) params[name] = value
  }
  return params
}

function decoded(part: string, pathname: string): string {
  try {
    const value = decodeURIComponent(part)
    // Postgres keeps no NUL in a text, so nothing can have such a name.
    if (!value.includes('\0')) return value
  } catch {
    // Not UTF-8 in percent signs: falls through to the same answer.
  }
  throw nothingAt(pathname)
}

export function nothingAt(pathname: string): Problem {
  return new Problem('not-found', `There is nothing at ${pathname}. GET /api/v1/openapi.json lists what there is.`)
}
