import { useRef, useState } from 'react'
import { pushAccounts, useLookAgain } from '@/components/queries/clouddriver'
import { wordsOf } from '@/components/queries/problem-error'
import type { PushedAccount } from '@/lib/contracts/clouddriver'

type State = 'idle' | 'previewing' | 'writing'

/** A push in the hands of whoever looks at it: each account is a request of its own, so that it can be stopped between two. */
export function usePush() {
  const [steps, setSteps] = useState<readonly PushedAccount[] | null>(null)
  const [state, setState] = useState<State>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  const isStopped = useRef(false)
  const lookAgain = useLookAgain()

  const during = async (doing: State, work: () => Promise<void>) => {
    setState(doing)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setState('idle')
    }
  }
  const preview = () => during('previewing', async () => setSteps((await pushAccounts({ dryRun: true })).accounts))
  const write = () =>
    during('writing', async () => {
      isStopped.current = false
      let now = steps ?? []
      for (const { name } of now) {
        if (isStopped.current || now.some(({ result }) => result === 'failed')) break
        if (!now.some((step) => step.name === name && step.result === 'planned')) continue
        now = withResults(now, name, (await pushAccounts({ accounts: [name] })).accounts)
        setSteps(now)
      }
      await lookAgain()
    })
  const stop = () => {
    isStopped.current = true
  }
  return { steps, state, problem, preview: () => void preview(), write: () => void write(), stop }
}

/** What became of the steps of a name; one that nothing was left of had been done by somebody else. */
function withResults(
  steps: readonly PushedAccount[],
  name: string,
  results: readonly PushedAccount[],
): readonly PushedAccount[] {
  return steps.map((step) => {
    if (step.name !== name || step.result !== 'planned') return step
    return (
      results.find(({ type }) => type === step.type) ?? {
        ...step,
        result: 'skipped',
        error: 'Nothing was left to write.',
      }
    )
  })
}
