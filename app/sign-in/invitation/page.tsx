import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { Join } from '@/components/sign-in/join'
import { accessWords } from '@/lib/contracts/access-words'
import { currentRuntime } from '@/lib/current-runtime'
import { type Params, wordOf } from '../word-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Invitation' }

export default async function InvitationPage({ searchParams }: { searchParams: Promise<Params> }) {
  const params = await searchParams
  const code = wordOf(params, 'code') ?? ''
  const { auth } = await currentRuntime()
  const invitation = await auth.readInvitation(await headers(), code)
  if (invitation === null) redirect('/sign-in?error=link')
  return (
    <Join
      title="You are invited"
      about={`As ${invitation.email}, with the access ${accessWords[invitation.access]}. This link works once.`}
      action="/sign-in/invitation/person"
      code={code}
      email={invitation.email}
      typed={{ name: wordOf(params, 'name') ?? '', email: '', wrong: wordOf(params, 'wrong') }}
      button="Join"
    />
  )
}
