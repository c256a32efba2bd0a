import { type ReactNode, useId } from 'react'
import { Button } from './button'
import { Input } from './input'
import { IntentLink } from './intent-link'
import { Select } from './select'

type ListFilterProps = {
  /** Where the list is, and where it is unfiltered. */
  action: string
  clear: string
  isFiltered: boolean
  /** Sent along unchanged. */
  hidden?: ReactNode
  choice: { name: string; label: string; value: string | null; className: string; options: ReactNode }
  /** `known`: what may be typed, offered as one types. */
  text: { name: string; label: string; value: string | null; known?: readonly string[] }
}

/** One choice and one text to filter a list by. A form of the browser's own, so that the answer has an address. */
export function ListFilter({ action, clear, isFiltered, hidden, choice, text }: ListFilterProps) {
  const listId = useId()
  return (
    <form action={action} className="mt-4 flex flex-wrap items-center gap-2">
      {hidden}
      <Select
        key={`${choice.name}:${choice.value}`}
        name={choice.name}
        aria-label={choice.label}
        defaultValue={choice.value ?? ''}
        className={choice.className}
      >
        {choice.options}
      </Select>
      <Input
        key={`${text.name}:${text.value}`}
        name={text.name}
        aria-label={text.label}
        placeholder={text.label}
        defaultValue={text.value ?? ''}
        {...(text.known && { list: listId })}
        autoComplete="off"
        spellCheck={false}
        className="max-w-64 max-bar:max-w-none max-bar:flex-1"
      />
      {text.known && (
        <datalist id={listId}>
          {text.known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <Button type="submit">Filter</Button>
      {isFiltered && (
        <IntentLink href={clear} className="px-1 font-medium text-link">
          Clear
        </IntentLink>
      )}
    </form>
  )
}
