const base = 'http://shipshape.invalid'

/** A path of this server out of a `next` parameter; `/` where it is missing or leads elsewhere. */
export function localPlace(next: string | null | undefined): string {
  if (next === null || next === undefined || !URL.canParse(next, base)) return '/'
  const { origin, pathname, search, hash } = new URL(next, base)
  // A path that begins with two slashes is another host to a browser.
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/'
}
