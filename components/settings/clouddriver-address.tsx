'use client'

import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { TextField } from '@/components/fields/text-field'
import { wordsOf } from '@/components/queries/problem-error'
import { useSaveSettings } from '@/components/queries/settings'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { Registry } from '@/lib/registry/registry'

/** Where the team's Clouddriver answers: admins change it, everybody sees it. */
export function ClouddriverAddress({ registry }: { registry: Registry }) {
  const { isAdmin } = useShell().person
  const { address } = registry.settings.clouddriver
  return (
    <>
      {isAdmin ? (
        // Another address, another form: somebody else may have set it.
        <AddressForm key={address} address={address} revision={registry.revision} />
      ) : (
        <p>{address === null ? 'No address is set. Only an admin sets it.' : <code>{address}</code>}</p>
      )}
      {address !== null && (
        <p>
          <Link href="/clouddriver" className="text-link">
            Compare it with the registry
          </Link>
        </p>
      )}
    </>
  )
}

function AddressForm({ address, revision }: { address: string | null; revision: number }) {
  const [text, setText] = useState(address ?? '')
  const save = useSaveSettings()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ change: { clouddriver: { address: text.trim() || null } }, revision })
  }
  return (
    <form onSubmit={submit} aria-label="Clouddriver’s address" className="grid gap-3">
      <TextField
        label="Address"
        hint="Of Clouddriver, or of Gate. Empty: Shipshape asks no Clouddriver."
        placeholder="https://clouddriver.example.com:7002"
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button type="submit" busy={save.isPending} disabled={text.trim() === (address ?? '')}>
          Save address
        </Button>
      </div>
      <div role="alert">{save.error && <p className="text-fail">{wordsOf(save.error)}</p>}</div>
    </form>
  )
}
