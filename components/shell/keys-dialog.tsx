'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { type Key, keys } from './keys'

type KeysDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  on: boolean
  onSwitch: (on: boolean) => void
}

/** Lists the keys, and turns the single-letter ones off for those whose input method presses them. */
export function KeysDialog({ open, onOpenChange, on, onSwitch }: KeysDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      {keys.map((section) => (
        <section key={section.where} className="mb-4">
          <h3 className="mb-1 text-ink-3 text-small">{section.where}</h3>
          <ul>
            {section.keys.map((key) => (
              <KeyLine key={key.does} entry={key} />
            ))}
          </ul>
        </section>
      ))}
      <Checkbox
        label="Single-key shortcuts"
        hint="Off: single letters, / and ? do nothing. Ctrl K still searches."
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </Dialog>
  )
}

function KeyLine({ entry }: { entry: Key }) {
  return (
    <li className="flex min-h-8 items-center justify-between gap-4 border-line border-b">
      {entry.does}
      <span className="flex gap-1">
        {entry.keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </li>
  )
}
