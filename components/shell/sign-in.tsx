import { buttonStyle } from '@/components/ui/button-style'
import { Input } from '@/components/ui/input'
import { Brand } from './brand'

/** Why somebody is back here, as the server writes it into the address. */
export const signInErrors = ['wrong', 'wait', 'link'] as const

type SignInProps = { next: string; error: (typeof signInErrors)[number] | null }

const words: Record<(typeof signInErrors)[number], string> = {
  wrong: 'The token is wrong. Check that you copied all of it, then try again.',
  wait: 'Ten wrong tokens in a minute. Wait a minute, then try again.',
  link: 'That link has been used or is older than an hour. Sign in with the token instead.',
}

/** The door in live mode: a plain form, which needs no script. `next` is where it leads. */
export function SignIn({ next, error }: SignInProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center gap-6 px-4 py-16">
      <div className="flex items-center gap-2.5 font-semibold text-title">
        <Brand className="size-[18px]" />
        Shipshape
      </div>
      <div>
        <h1 className="font-semibold text-heading">Sign in</h1>
        <p className="mt-1 text-ink-2">
          With the token of this server: the value of <code>SHIPSHAPE_TOKEN</code>, or the content of the file{' '}
          <code>token</code> in its data folder.
        </p>
      </div>
      <form method="post" action="/sign-in/session" className="grid gap-4">
        <input type="hidden" name="next" value={next} />
        <div className="grid gap-1">
          <label htmlFor="token" className="font-medium">
            Token
          </label>
          <Input
            id="token"
            name="token"
            type="password"
            code
            required
            autoComplete="current-password"
            aria-invalid={error === 'wrong' || undefined}
            aria-describedby={error ? 'token-error' : undefined}
          />
          {error && (
            <p id="token-error" role="alert" className="text-fail text-small">
              {words[error]}
            </p>
          )}
        </div>
        <button type="submit" className={buttonStyle({ variant: 'primary' })}>
          Sign in
        </button>
      </form>
      <p className="text-ink-3 text-small">
        When Shipshape first starts without a token, it prints a sign-in link that works once, within an hour.
      </p>
    </main>
  )
}
