import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignIn } from '@/components/sign-in/sign-in'
import { signInWords } from '@/components/sign-in/sign-in-words'
import { localPlace } from '@/lib/access/local-place'
import { currentRuntime } from '@/lib/current-runtime'
import { type Params, wordOf } from './word-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams
  const place = localPlace(wordOf(params, 'next'))
  const { auth, env } = await currentRuntime()
  if ((await auth.whoAsks(await headers())) !== null) redirect(place)
  return (
    <SignIn
      next={place}
      problem={signInWords(wordOf(params, 'error'), wordOf(params, 'minutes'))}
      isOut={params.out !== undefined}
      passwords={env.passwords}
      provider={env.oidc?.name ?? null}
    />
  )
}
