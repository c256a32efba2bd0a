import { faultWithoutCode } from './aws-fault'

/**
 * Reads a list to its last page. `read` takes the page's token (undefined for the first), `next` finds the following
 * one. A token that comes back a second time would loop for ever (moto does that): it ends as `unexpected`.
 */
export async function readPages<Page>(
  action: string,
  region: string,
  read: (token: string | undefined) => Promise<Page>,
  next: (page: Page) => string | null | undefined,
): Promise<Page[]> {
  const pages: Page[] = []
  const seen = new Set<string>()
  let token: string | undefined
  while (true) {
    const page = await read(token)
    pages.push(page)
    const following = next(page)
    if (!following) return pages
    if (seen.has(following)) {
      throw faultWithoutCode(
        'unexpected',
        action,
        region,
        `${action} gave the same page token twice; its list never ends.`,
      )
    }
    seen.add(following)
    token = following
  }
}
