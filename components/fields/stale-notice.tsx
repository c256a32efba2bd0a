'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { RegistryChange } from '@/lib/contracts/registry'
import { FieldChanges } from './field-changes'

type StaleNoticeProps = {
  /** "AWS account core". */
  what: string
  fields: RegistryChange['fields']
  onReload: () => void
  onKeep: () => void
}

/** A write that met a newer version: what the other person changed, and the two ways on. Nothing was saved. */
export function StaleNotice({ what, fields, onReload, onKeep }: StaleNoticeProps) {
  const notice = useRef<HTMLDivElement>(null)
  // The button that was pressed may be a screen below. Braces: newer browsers answer a promise, which is no clean-up.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={notice}
      role="alert"
      className="@container scroll-mt-14 grid gap-2 rounded border border-warn-shape bg-warn-tint px-3 py-2.5"
    >
      <p>
        <span className="font-medium">Somebody else changed {what}</span> after you opened it. Your changes were not
        saved.
      </p>
      {fields.length > 0 ? (
        <FieldChanges fields={fields} />
      ) : (
        <p className="text-ink-2">It was saved again with the values that you see.</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onKeep}>
          Take theirs, keep my changes
        </Button>
        <Button size="small" variant="quiet" onClick={onReload}>
          Reload and discard my changes
        </Button>
      </div>
    </div>
  )
}
