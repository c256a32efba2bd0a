import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { counted } from '@/lib/readiness/words'

export type Choice = { key: string; label: string; detail: string; isKnown: boolean }

type ChooseAccountsProps = { choices: readonly Choice[]; onChoose: (keys: ReadonlySet<string>) => void }

/** Accounts to tick; those that the registry has already are named and cannot be. */
export function ChooseAccounts({ choices, onChoose }: ChooseAccountsProps) {
  const open = choices.filter(({ isKnown }) => !isKnown)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const isAll = chosen.size === open.length
  const turn = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  if (open.length === 0) {
    return <p className="text-ink-2">The registry has all {counted(choices.length, 'account')} already.</p>
  }
  return (
    <div className="grid gap-3">
      <fieldset className="grid max-h-96 gap-2 overflow-y-auto rounded border border-line p-3">
        <legend className="sr-only">Accounts to import</legend>
        <Checkbox
          label={`All ${counted(open.length, 'account')} that the registry does not have`}
          checked={isAll}
          onChange={() => setChosen(new Set(isAll ? [] : open.map(({ key }) => key)))}
        />
        {choices.map(({ key, label, detail, isKnown }) => (
          <Checkbox
            key={key}
            label={label}
            hint={isKnown ? `${detail} In the registry.` : detail}
            checked={isKnown || chosen.has(key)}
            disabled={isKnown}
            onChange={() => turn(key)}
          />
        ))}
      </fieldset>
      <div>
        <Button variant="primary" disabled={chosen.size === 0} onClick={() => onChoose(chosen)}>
          {chosen.size === 0
            ? 'Choose accounts'
            : `Show what importing ${counted(chosen.size, 'account')} would change`}
        </Button>
      </div>
    </div>
  )
}
