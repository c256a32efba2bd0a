import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignIn, signInErrors } from '@/components/shell/sign-in'
import { localPlace } from '@/lib/access/local-place'
import { currentRuntime } from '@/lib/current-runtime'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const { error, next } = await searchParams
  const place = localPlace(typeof next === 'string' ? next : null)
  const { auth } = await currentRuntime()
  if (auth.whoAsks(await headers()) !== null) redirect(place)
  return <SignIn next={place} error={signInErrors.find((each) => each === error) ?? null} />
}
