'use client'

import { clsx } from 'clsx'
import { FileUp } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/input'

const mostBytes = 2 * 1024 * 1024

type YamlInputProps = {
  label: string
  text: string
  /** `isFile`: it came whole, from a file. */
  onText: (text: string, isFile: boolean) => void
  placeholder: string
}

/** A YAML text: dropped, chosen, or pasted. Says the server's limit before it is met. */
export function YamlInput({ label, text, onText, placeholder }: YamlInputProps) {
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const fileId = useId()
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > mostBytes) {
      setRefused(`${file.name} has ${(file.size / 1024 / 1024).toFixed(1)} MiB. The limit is 2 MiB.`)
      return
    }
    setRefused(null)
    onText(await file.text(), true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file has its keyboard way beside it: choose one
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx('grid gap-2 rounded-card', isOver && 'outline-2 outline-focus outline-offset-4')}
    >
      <Field label={label} hint="At most 2 MiB." error={refused}>
        {(control) => (
          <TextArea
            code
            rows={18}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            placeholder={placeholder}
            value={text}
            onChange={({ currentTarget }) => onText(currentTarget.value, false)}
            {...control}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <label
          htmlFor={fileId}
          className={clsx(buttonStyle({ size: 'small' }), 'cursor-pointer has-focus-visible:outline-2')}
        >
          <FileUp className="size-3.5" aria-hidden="true" /> Choose a file
          <input
            id={fileId}
            type="file"
            accept=".yml,.yaml,application/yaml,text/yaml,text/plain"
            className="sr-only"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0])
              currentTarget.value = ''
            }}
          />
        </label>
        <span className="text-ink-3 text-small">or drop it here, or paste the text above.</span>
      </div>
    </div>
  )
}
