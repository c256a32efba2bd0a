import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Join } from '@/components/sign-in/join'
import { currentRuntime } from '@/lib/current-runtime'
import { type Params, wordOf } from '../word-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Set up' }

export default async function SetUpPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams
  const code = wordOf(params, 'code') ?? ''
  const { auth } = await currentRuntime()
  if (!(await auth.isSetUpCode(await headers(), code))) redirect('/sign-in?error=link')
  return (
    <Join
      title="Make the first admin"
      about="You invite the others, or name an identity provider. This link works once."
      action="/sign-in/set-up/person"
      code={code}
      email={null}
      typed={{
        name: wordOf(params, 'name') ?? '',
        email: wordOf(params, 'email') ?? '',
        wrong: wordOf(params, 'wrong'),
      }}
      button="Make me admin"
    />
  )
}
