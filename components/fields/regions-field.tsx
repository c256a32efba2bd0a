'use client'

import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { defaultEnabledRegions, optInRegions } from '@/lib/registry/regions'
import type { FieldErrors } from './field-errors'
import { emptyRegion, type RegionDraft } from './region-drafts'

type RegionErrors = { readonly [index: number]: FieldErrors<RegionDraft> | undefined }

type RegionsFieldProps = {
  label: string
  hint: string
  value: readonly RegionDraft[]
  onChange: (value: RegionDraft[]) => void
  errors: RegionErrors | undefined
}

/** Regions, one a row, each with the availability zones that spare Clouddriver their look-up. */
export function RegionsField({ label, hint, value, onChange, errors }: RegionsFieldProps) {
  const id = useId()
  const rows = value.length === 0 ? [emptyRegion] : value
  const set = (index: number, change: Partial<RegionDraft>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)))
  return (
    <fieldset className="grid gap-1.5" aria-describedby={`${id}-hint`}>
      <legend className="mb-1 font-medium">{label}</legend>
      {rows.map((row, index) => {
        const error = errors?.[index]?.name?.message ?? errors?.[index]?.availabilityZones?.message
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; names are being typed
          <div key={index} className="grid gap-1">
            <div className="flex items-center gap-1.5">
              <Input
                code
                autoComplete="off"
                spellCheck={false}
                list={`${id}-known`}
                aria-label={`Region ${index + 1}`}
                aria-invalid={errors?.[index]?.name ? true : undefined}
                aria-describedby={error ? `${id}-${index}` : undefined}
                placeholder="us-east-1"
                value={row.name}
                onChange={({ currentTarget }) => set(index, { name: currentTarget.value })}
              />
              <Input
                code
                autoComplete="off"
                spellCheck={false}
                aria-label={`Availability zones of region ${index + 1} (optional)`}
                placeholder="zones (optional)"
                value={row.availabilityZones}
                onChange={({ currentTarget }) => set(index, { availabilityZones: currentTarget.value })}
              />
              <IconButton
                label={row.name ? `Remove ${row.name}` : 'Remove the row'}
                icon={<X className="size-3.5" aria-hidden="true" />}
                onClick={() => onChange(rows.filter((_, at) => at !== index))}
              />
            </div>
            {error && (
              <p id={`${id}-${index}`} className="text-fail text-small">
                {error}
              </p>
            )}
          </div>
        )
      })}
      <div className="flex items-start justify-between gap-3">
        <p id={`${id}-hint`} className="text-ink-3 text-small">
          {hint}
        </p>
        <Button size="small" variant="quiet" onClick={() => onChange([...rows, emptyRegion])}>
          <Plus className="size-3.5" aria-hidden="true" /> Region
        </Button>
      </div>
      <datalist id={`${id}-known`}>
        {[...defaultEnabledRegions, ...optInRegions].map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
    </fieldset>
  )
}
