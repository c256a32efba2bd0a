import { buttonStyle } from '@/components/ui/button-style'
import { DoorField } from './door-field'
import { DoorFrame } from './door-frame'

type SignInProps = {
  /** Where it leads. */
  next: string
  /** Why somebody is back here. */
  problem: string | null
  /** Whether the browser has just been signed out. */
  isOut: boolean
  passwords: boolean
  /** What the identity provider is called; null where there is none. */
  provider: string | null
}

/** The door in live mode: plain forms and links, which need no script. */
export function SignIn({ next, problem, isOut, passwords, provider }: SignInProps) {
  return (
    <DoorFrame title="Sign in" about={isOut ? 'You are signed out.' : 'To see whether Spinnaker can deploy to ECS.'}>
      {problem && (
        <p id="problem" role="alert" className="text-fail">
          {problem}
        </p>
      )}
      {provider !== null && (
        <a
          href={`/sign-in/oidc?${new URLSearchParams({ next })}`}
          className={buttonStyle({ variant: passwords ? 'secondary' : 'primary' })}
        >
          Sign in with {provider}
        </a>
      )}
      {passwords && (
        <form method="post" action="/sign-in/session" className="grid gap-4">
          <input type="hidden" name="next" value={next} />
          <DoorField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            aria-describedby={problem ? 'problem' : undefined}
          />
          <DoorField name="password" label="Password" type="password" autoComplete="current-password" />
          <button type="submit" className={buttonStyle({ variant: 'primary' })}>
            Sign in
          </button>
        </form>
      )}
      <p className="text-ink-3 text-small">{helpFor(passwords, provider)}</p>
    </DoorFrame>
  )
}

function helpFor(passwords: boolean, provider: string | null): string {
  if (!passwords) return 'Your groups at the identity provider decide what you may do here.'
  if (provider === null)
    return 'No password yet? An admin invites people. The start line of a new server has the link for the first admin.'
  return 'Without an account at the identity provider, ask an admin for an invitation.'
}
