import Link from 'next/link'

/** The page of an ECS account. */
export function AccountLink({ ecsAccount }: { ecsAccount: string }) {
  return (
    <Link href={accountPath(ecsAccount)} className="rounded-sm hover:underline">
      {ecsAccount}
    </Link>
  )
}

/** Where an account's findings stand; with an anchor, one of them. */
export function accountPath(ecsAccount: string, anchor?: string): string {
  const path = `/readiness/${encodeURIComponent(ecsAccount)}`
  return anchor === undefined ? path : `${path}#${encodeURIComponent(anchor)}`
}
