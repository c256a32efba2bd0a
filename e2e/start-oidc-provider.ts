import { fork } from 'node:child_process'

export type OidcProvider = {
  issuer: string
  /** Whom it knows, by login, with their claims. */
  setAccounts: (accounts: Record<string, object>) => Promise<void>
  end: () => Promise<void>
}

type Options = {
  port: number
  redirectUri: string
  /** What it calls itself, where that is not its address. */
  issuer?: string
}

/** Starts the provider of the tests as a process of its own, on loopback. */
export async function startOidcProvider({ port, redirectUri, issuer }: Options): Promise<OidcProvider> {
  const own = `http://127.0.0.1:${port}`
  const child = fork('e2e/oidc-provider.js', [String(port), redirectUri, ...(issuer ? [issuer] : [])], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([
    new Promise<void>((resolve) => child.once('message', () => resolve())),
    gone.then(() => {
      throw new Error('The provider of the tests did not start.')
    }),
  ])
  return {
    issuer: own,
    async setAccounts(accounts) {
      const answer = await fetch(`${own}/test/accounts`, { method: 'PUT', body: JSON.stringify(accounts) })
      if (!answer.ok) throw new Error(`The provider of the tests answered ${answer.status}.`)
    },
    async end() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
