'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Reader } from '@/lib/registry/reader'
import type { FieldErrors } from './field-errors'
import type { ReaderDraft } from './reader-draft'
import { TextField } from './text-field'

type ReaderFieldsProps = {
  value: ReaderDraft
  onChange: (value: ReaderDraft) => void
  errors: FieldErrors<ReaderDraft> | undefined
  /** The settings' reader, where "as in the settings" is a choice. */
  fallback?: Reader
}

export const modeNames: Record<Reader['mode'], string> = {
  'clouddriver-role': 'Clouddriver’s role',
  role: 'Your own read-only role',
  ambient: 'Shipshape’s own credentials',
}

export const modeWords: Record<Reader['mode'], string> = {
  'clouddriver-role':
    'Assumes the account’s own role as Clouddriver does. A session policy limits the session to read actions: AWS itself refuses a write.',
  role: 'Assumes a read-only role that you created for Shipshape in the account.',
  ambient:
    'Uses the credentials that Shipshape runs with, unchanged. They must belong to the mapped account. No session policy limits them: AWS allows every action that their own policies allow, so give them read actions only.',
}

const modes: readonly Reader['mode'][] = ['clouddriver-role', 'role', 'ambient']

/** How Shipshape reads an account: mode, and what that mode needs. */
export function ReaderFields({ value, onChange, errors, fallback }: ReaderFieldsProps) {
  const set = (change: Partial<ReaderDraft>) => onChange({ ...value, ...change })
  const text = (key: 'roleArn' | 'externalId' | 'sessionName' | 'profile') => ({
    value: value[key],
    error: errors?.[key]?.message,
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  })
  const effective = value.mode === 'default' ? fallback?.mode : value.mode
  return (
    <>
      <Field label="Access method" hint={effective && modeWords[effective]} error={errors?.mode?.message}>
        {(control) => (
          <Select
            {...control}
            value={value.mode}
            onChange={({ currentTarget }) => {
              const mode = modes.find((each) => each === currentTarget.value) ?? 'default'
              set({ mode })
            }}
          >
            {fallback && <option value="default">Use the Settings default: {modeNames[fallback.mode]}</option>}
            {modes.map((mode) => (
              <option key={mode} value={mode}>
                {modeNames[mode]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value.mode === 'role' && (
        <>
          <TextField
            label="ARN of the role to assume"
            code
            placeholder="arn:{partition}:iam::{accountId}:role/ShipshapeReader"
            hint={
              <>
                <code>{'{partition}'}</code>, <code>{'{accountId}'}</code> and <code>{'{name}'}</code> are replaced with
                the account’s own values.
              </>
            }
            {...text('roleArn')}
          />
          <TextField label="External id of that role" optional code {...text('externalId')} />
          <TextField label="Session name for that role" optional code {...text('sessionName')} />
        </>
      )}
      {value.mode !== 'default' && (
        <TextField
          label="AWS profile"
          optional
          code
          hint="A named profile with the base credentials, for another partition or another managing account."
          {...text('profile')}
        />
      )}
    </>
  )
}
