import { IntentLink } from '@/components/ui/intent-link'

/** The page of an ECS account. */
export function AccountLink({ ecsAccount }: { ecsAccount: string }) {
  return (
    <IntentLink href={accountPath(ecsAccount)} className="inline-flex min-h-6 items-center rounded-sm hover:underline">
      {ecsAccount}
    </IntentLink>
  )
}

/** Where an account's findings stand; with an anchor, one of them. */
export function accountPath(ecsAccount: string, anchor?: string): string {
  const path = `/readiness/${encodeURIComponent(ecsAccount)}`
  return anchor === undefined ? path : `${path}#${encodeURIComponent(anchor)}`
}
