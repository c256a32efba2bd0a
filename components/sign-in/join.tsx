import type { ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { DoorField } from './door-field'
import { DoorFrame } from './door-frame'

type JoinProps = {
  title: string
  about: ReactNode
  /** Where the form goes. */
  action: string
  code: string
  /** Null where the person chooses it; else it stands. */
  email: string | null
  /** What was typed before, and which field of it was wrong. */
  typed: { name: string; email: string; wrong: string | null }
  button: string
}

const problems: Record<string, string> = {
  name: 'Write the name that your colleagues know, in one line of at most 100 characters.',
  email: 'Write an e-mail address such as name@example.com.',
  password: 'Choose a password of 12 to 200 characters.',
}

/** The form of a link that makes a person once. Looking at it uses nothing up; its button does. */
export function Join({ title, about, action, code, email, typed, button }: JoinProps) {
  const problemOf = (field: string) => (typed.wrong === field ? (problems[field] ?? null) : null)
  return (
    <DoorFrame title={title} about={about}>
      <form method="post" action={action} className="grid gap-4">
        <input type="hidden" name="code" value={code} />
        {email === null ? (
          <DoorField
            name="email"
            label="E-mail"
            type="email"
            autoComplete="username"
            defaultValue={typed.email}
            error={problemOf('email')}
          />
        ) : (
          <input type="hidden" name="username" autoComplete="username" value={email} />
        )}
        <DoorField
          name="name"
          label="Name"
          autoComplete="name"
          maxLength={100}
          defaultValue={typed.name}
          hint="History shows what you change under your e-mail address."
          error={problemOf('name')}
        />
        <DoorField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          hint="At least 12 characters."
          error={problemOf('password')}
        />
        <button type="submit" className={buttonStyle({ variant: 'primary' })}>
          {button}
        </button>
      </form>
    </DoorFrame>
  )
}
