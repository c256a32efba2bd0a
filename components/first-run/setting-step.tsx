import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { wordsOf } from '@/components/queries/problem-error'
import { useSaveSettings } from '@/components/queries/settings'
import { useRefresh } from '@/components/shell/refresh-provider'
import { Button } from '@/components/ui/button'
import { Step } from './step'

type SettingStepProps = {
  title: string
  field: 'release' | 'clouddriverIdentity'
  label: string
  hint: string
  placeholder: string
  /** As it is set; null: not yet. */
  value: string | null
  /** Something that may be what it should be. */
  offer?: string | null
  revision: number
}

/** A setting that somebody must say, with its field in place. */
export function SettingStep({ title, field, value, revision, offer = null, ...words }: SettingStepProps) {
  const [text, setText] = useState('')
  const save = useSaveSettings()
  const refresh = useRefresh()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    const change = field === 'release' ? { release: said } : { clouddriverIdentity: said }
    save.mutate({ change, revision }, { onSuccess: () => refresh() })
  }
  return (
    <Step title={title} isDone={value !== null}>
      {value === null ? (
        <form onSubmit={submit} className="grid max-w-xl gap-2">
          <TextField
            {...words}
            code
            required
            value={text}
            error={save.error ? wordsOf(save.error) : undefined}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={save.isPending}>
              Save
            </Button>
            {offer !== null && offer !== text && (
              <Button variant="quiet" onClick={() => setText(offer)}>
                Same as Shipshape’s
              </Button>
            )}
          </div>
        </form>
      ) : (
        <p className="wrap-anywhere text-ink-2">
          <code>{value}</code>
        </p>
      )}
    </Step>
  )
}
