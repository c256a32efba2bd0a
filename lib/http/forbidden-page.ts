import type { Access, Asker } from '@/lib/access/asker'
import { accessWords } from '@/lib/contracts/access-words'
import type { Access as Declared } from '@/lib/contracts/contract'
import { plainPage } from './plain-page'

/** The 403 of a page, in words: never a redirect, which would look like a page that is not there. */
export function forbiddenPage(wanted: Declared, { access }: Pick<Asker, 'access'>): Response {
  const takes = wanted === 'public' ? 'read' : wanted
  return plainPage(
    {
      title: 'Not allowed',
      heading: 'This page is not for you',
      words: `<p>This page needs ${wordOf(takes)} access. You have ${wordOf(access)} access. Ask an admin to change it.</p>
<p><a href="/">To the readiness of the accounts</a></p>`,
    },
    { status: 403 },
  )
}

const wordOf = (access: Access) => accessWords[access]
