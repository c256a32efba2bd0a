export type Params = Record<string, string | string[] | undefined>

/** One parameter of a page's address; null where it is missing or there are several. */
export function wordOf(params: Params, name: string): string | null {
  const value = params[name]
  return typeof value === 'string' ? value : null
}
