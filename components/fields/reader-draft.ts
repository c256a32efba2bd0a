import type { Reader } from '@/lib/registry/reader'
import { textIfAny } from './text-of-field'

/** A reader as it stands in a form; `default` is the one of the settings. */
export type ReaderDraft = {
  mode: Reader['mode'] | 'default'
  roleArn: string
  externalId: string
  sessionName: string
  profile: string
}

export function readerDraftOf(reader: Reader | null): ReaderDraft {
  return {
    mode: reader?.mode ?? 'default',
    roleArn: reader?.roleArn ?? '',
    externalId: reader?.externalId ?? '',
    sessionName: reader?.sessionName ?? '',
    profile: reader?.profile ?? '',
  }
}

/** The reader that a form states; only mode `role` has a role of its own, with what goes with it. */
export function readerOf({ mode, roleArn, externalId, sessionName, profile }: ReaderDraft): object | null {
  if (mode === 'default') return null
  const base = { mode, profile: textIfAny(profile) }
  if (mode !== 'role') return base
  return {
    ...base,
    roleArn: textIfAny(roleArn),
    externalId: textIfAny(externalId),
    sessionName: textIfAny(sessionName),
  }
}
